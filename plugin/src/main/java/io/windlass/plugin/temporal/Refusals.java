package io.windlass.plugin.temporal;

import io.grpc.StatusRuntimeException;

/** Why a call failed, in words. */
final class Refusals {

  private Refusals() {}

  static String sentence(StatusRuntimeException failure) {
    return switch (failure.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> "it does not answer";
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          "it does not allow it (%s)".formatted(failure.getStatus().getDescription());
      default -> String.valueOf(failure.getStatus().getDescription());
    };
  }
}
