package io.windlass.testbed.aistore;

/** A configuration that a node refuses; the message is what AIS answers or logs. */
final class ConfigFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String explanation;

  ConfigFailure(String explanation) {
    super(explanation);
    this.explanation = explanation;
  }

  String explanation() {
    return explanation;
  }
}
