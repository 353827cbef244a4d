package io.windlass.testbed.aistore;

/** A request that a node refuses; becomes the JSON error body of {@link ErrorAnswer}. */
final class AisFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String typeCode;
  private final String explanation;

  private AisFailure(int status, String typeCode, String message) {
    super(message, null, false, false);
    this.status = status;
    this.typeCode = typeCode;
    this.explanation = message;
  }

  static AisFailure badRequest(String message) {
    return new AisFailure(400, "", message);
  }

  /** The primary is gone and the next one is not elected yet. */
  static AisFailure badGateway() {
    return new AisFailure(502, "", "");
  }

  /** Not started yet, or on the way out. */
  static AisFailure unavailable(String message) {
    return new AisFailure(503, "", message);
  }

  /** An error with a type that clients switch on, such as {@code ErrBusy}. */
  static AisFailure typed(int status, String typeCode, String message) {
    return new AisFailure(status, typeCode, message);
  }

  /** Empty for an error without a body. */
  String explanation() {
    return explanation;
  }

  int status() {
    return status;
  }

  /** Empty for an error without a type. */
  String typeCode() {
    return typeCode;
  }
}
