package io.windlass.activities.aistore.http;

/** AIStore answered, and refused. */
public final class AisFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final int status;

  AisFailure(int status, String message) {
    super("AIStore answered %d: %s".formatted(status, message));
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether this version of AIStore does not know a field of the request. */
  public boolean unknownField(String name) {
    return badRequest() && String.valueOf(getMessage()).contains("unknown field: " + name + ",");
  }

  /** Whether the request itself is wrong, so that repeating it is of no use. */
  public boolean badRequest() {
    return status == 400;
  }
}
