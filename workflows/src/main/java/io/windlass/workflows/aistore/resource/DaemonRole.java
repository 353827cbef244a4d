package io.windlass.workflows.aistore.resource;

/** The two roles of an AIStore daemon; each has its own StatefulSet, Service and ConfigMap. */
public enum DaemonRole {
  PROXY("proxy"),
  TARGET("target");

  private final String word;

  DaemonRole(String word) {
    this.word = word;
  }

  /** The word in object names, labels and the daemon's {@code -role} argument. */
  public String word() {
    return word;
  }
}
