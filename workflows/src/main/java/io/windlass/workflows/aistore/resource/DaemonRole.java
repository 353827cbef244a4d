package io.windlass.workflows.aistore.resource;

/** The two roles of an AIStore daemon; each has its own StatefulSet, Service and ConfigMap. */
public enum DaemonRole {
  PROXY("proxy", "proxies"),
  TARGET("target", "targets");

  private final String word;
  private final String plural;

  DaemonRole(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** The word in object names, labels and the daemon's {@code -role} argument. */
  public String word() {
    return word;
  }

  /** A number of them, in words: {@code 1 proxy}, {@code 3 targets}. */
  public String count(int number) {
    return "%d %s".formatted(number, number == 1 ? word : plural);
  }
}
