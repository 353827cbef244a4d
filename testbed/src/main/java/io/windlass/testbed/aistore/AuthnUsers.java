package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The users of a simulated AuthN, in a file where it has a volume. As in life the first start makes
 * the administrator, and no later one changes him: another password in the environment does nothing
 * then.
 */
final class AuthnUsers {

  private final Optional<Path> file;
  private final ObjectNode passwords;

  private AuthnUsers(Optional<Path> file, ObjectNode passwords) {
    this.file = file;
    this.passwords = passwords;
  }

  /** Those that are gone with the process. */
  static AuthnUsers inMemory() {
    return new AuthnUsers(Optional.empty(), Json.object());
  }

  /** Those of a file, which may not exist yet. */
  static AuthnUsers in(Path file) throws IOException {
    ObjectNode known =
        Files.exists(file) ? (ObjectNode) Json.parse(Files.readAllBytes(file)) : Json.object();
    return new AuthnUsers(Optional.of(file), known);
  }

  synchronized AuthnUsers first(String user, String password) {
    if (passwords.isEmpty()) {
      change(user, password);
    }
    return this;
  }

  synchronized void change(String user, String password) {
    passwords.put(user, password);
    file.ifPresent(this::save);
  }

  synchronized boolean knows(String user, String password) {
    return !password.isEmpty() && password.equals(passwords.path(user).asText(""));
  }

  private void save(Path target) {
    try {
      Files.write(target, Json.bytes(passwords));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
