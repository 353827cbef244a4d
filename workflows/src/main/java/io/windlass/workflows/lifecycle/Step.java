package io.windlass.workflows.lifecycle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One click of the pawl: an effect that a planner asks for, with the reason that made it necessary.
 *
 * <p>The type id stands here, not on each system's steps: a generic plan is written without knowing
 * them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "step")
public interface Step {

  /** Why this step is taken. */
  Reason reason();

  /** What it does, as a person would say it: {@code restart target demo-target-1}. */
  @JsonIgnore
  String title();

  /**
   * Whether a newer spec or a cancel may end this step early. Only pure waits may say yes: an
   * effect is always brought to its end.
   */
  @JsonIgnore
  default boolean interruptible() {
    return false;
  }
}
