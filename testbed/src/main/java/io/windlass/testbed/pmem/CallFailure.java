package io.windlass.testbed.pmem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An answer that is an error. */
final class CallFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Code code;

  /** As gRPC has them; those that occur. */
  enum Code {
    INVALID_ARGUMENT,
    ALREADY_EXISTS,
    FAILED_PRECONDITION,
    UNAVAILABLE,
    INTERNAL,
    UNKNOWN,
    UNIMPLEMENTED,
    DEADLINE_EXCEEDED;

    /** As gRPC writes it: {@code DeadlineExceeded}. */
    String text() {
      return Arrays.stream(name().split("_"))
          .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());
    }
  }

  CallFailure(Code code, String message) {
    super(message);
    this.code = code;
  }

  Code code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
