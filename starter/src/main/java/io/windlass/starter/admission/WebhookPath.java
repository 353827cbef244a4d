package io.windlass.starter.admission;

import java.util.Arrays;
import java.util.Optional;

/** What the API server can ask. */
enum WebhookPath {
  /** Everything but rights: what nobody has looked at is told by the conditions later. */
  RESOURCE("/aistore"),

  /** Whether the author may use the login: what nobody has looked at must not pass. */
  RIGHTS("/aistore/rights"),

  /** Whether a profile is of use, and its author may read what it names. */
  PROFILE("/aistoreauthprofile"),

  /** Whether an AuthN service can work, and its author may read the Secrets that it names. */
  AUTHN("/aistoreauth"),

  /** Whether a driver can be as its spec wants it. */
  DRIVER("/pmem");

  private final String path;

  WebhookPath(String path) {
    this.path = path;
  }

  /** The kind that it is about; both kinds of driver have the word of their system. */
  String kind() {
    return switch (this) {
      case RESOURCE, RIGHTS -> "AIStore";
      case PROFILE -> "AIStoreAuthProfile";
      case AUTHN -> "AIStoreAuth";
      case DRIVER -> "Pmem";
    };
  }

  String path() {
    return path;
  }

  static Optional<WebhookPath> of(String path) {
    return Arrays.stream(values()).filter(known -> known.path.equals(path)).findFirst();
  }
}
