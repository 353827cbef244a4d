package io.windlass.pki;

/** A text is not what its reader needs. The message says what it is not, and shows none of it. */
public final class UnusablePem extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusablePem(String message) {
    super(message);
  }

  /** What is wrong, to follow the name of the text: {@code holds no certificate}. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
