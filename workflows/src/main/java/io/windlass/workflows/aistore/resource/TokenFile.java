package io.windlass.workflows.aistore.resource;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of the worker that a resource names, whose token is to be exchanged for one of a cluster.
 * Whoever may edit the resource decides where it is sent. So only files in a directory that the
 * installation has opened for it are.
 *
 * @param path as the resource writes it
 */
public record TokenFile(String path) {

  private static final String FIELD = "spec.auth.tokenExchange.tokenPath";

  /**
   * Where a pod finds the token of its own service account. The worker asks for one of its own
   * account instead, which is for the service alone: so who names that file gets what he means.
   */
  private static final String OWN_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

  private static final String UP = "..";

  private static final String TERMS =
      "a file of the worker is sent to a service only from the directory"
          + " WINDLASS_AISTORE_TOKEN_FILES; keep the token there, or remove the field, and a token"
          + " of the worker's service account is exchanged";

  /** The one that a resource names; empty where it names none, or a profile goes before it. */
  public static Optional<TokenFile> of(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().auth())
        .filter(auth -> auth.profileRef() == null)
        .map(Auth::tokenExchange)
        .map(TokenExchange::tokenPath)
        .filter(path -> !path.isBlank() && !path.equals(OWN_TOKEN))
        .map(TokenFile::new);
  }

  /** Whether it may be sent, where that directory is open; a path with a step back never. */
  public boolean within(Optional<String> opened) {
    return opened.filter(open -> path.startsWith(open.replaceAll("/+$", "") + "/")).isPresent()
        && Stream.of(path.split("/", -1)).noneMatch(UP::equals);
  }

  /** When it is sent: what its author should know, and what is said where it is not. */
  public SpecProblem terms() {
    return SpecProblem.warning(FIELD, path, TERMS);
  }

  /** That it can't be used, and why. */
  public SpecProblem unusable(String why) {
    return SpecProblem.blocking(FIELD, path, why);
  }
}
