package io.windlass.testbed.kubelet.lifecycle;

import org.jspecify.annotations.Nullable;

/** {@code spec.restartPolicy}. */
public enum RestartPolicy {
  ALWAYS,
  ON_FAILURE,
  NEVER;

  /** Absent means Always. */
  public static RestartPolicy of(@Nullable String word) {
    if ("Never".equals(word)) {
      return NEVER;
    }
    return "OnFailure".equals(word) ? ON_FAILURE : ALWAYS;
  }

  boolean restarts(ContainerState.Terminated end) {
    return switch (this) {
      case ALWAYS -> true;
      case ON_FAILURE -> end.exitCode() != 0;
      case NEVER -> false;
    };
  }
}
