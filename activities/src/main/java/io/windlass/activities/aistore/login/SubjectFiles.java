package io.windlass.activities.aistore.login;

import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.workflows.aistore.resource.TokenFile;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.resource.SpecProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tokens in files of the worker, by which others know somebody. A resource may have been edited in
 * the middle of an operation: whether its file may be sent is asked each time.
 *
 * @param opened the directory whose files may be sent, where there is one
 */
record SubjectFiles(Optional<String> opened) {

  /** What a service is shown. Never printed. */
  record Subject(String token) {
    @Override
    public String toString() {
      return "a token of a file";
    }
  }

  /**
   * The token in a file, as it is now.
   *
   * @throws NotAdmitted when it may not be sent, or can't be read
   */
  Subject read(TokenFile file) {
    if (!file.within(opened)) {
      throw refused(Reason.NOT_SUPPORTED, file.terms());
    }
    try {
      String token = Files.readString(Path.of(file.path())).strip();
      if (token.isEmpty()) {
        throw refused(Reason.LOGIN_FAILED, file.unusable("the file is empty; put a token there"));
      }
      return new Subject(token);
    } catch (IOException | InvalidPathException unreadable) {
      throw refused(
          Reason.LOGIN_FAILED,
          file.unusable("the worker can't read the file; mount it there to go on"));
    }
  }

  private static NotAdmitted refused(Reason reason, SpecProblem problem) {
    return NotAdmitted.withoutToken(reason, problem.text());
  }
}
