package io.windlass.workflows.lifecycle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One click of the pawl: an effect that a planner asks for, with the reason that made it necessary.
 *
 * <p>Written as JSON with its kind in the field {@code step}. That is said here and not where a
 * system lists its kinds, since a list of steps is written by what it is declared as: steps. A kind
 * names itself with {@code @JsonTypeName}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
public interface Step {

  /** Why this step is taken. */
  Reason reason();

  /** What it does, as a person would say it: {@code restart target demo-target-1}. */
  @JsonIgnore
  String title();

  /** What is out of service while it is taken, in words; empty if nothing is. */
  @JsonIgnore
  default String unavailable() {
    return "";
  }

  /** Whether it takes something out of service, so that people may want to approve it. */
  @JsonIgnore
  default boolean disruptive() {
    return !unavailable().isEmpty();
  }

  /**
   * Whether a newer spec or a cancel may end this step early. Only pure waits may say yes: an
   * effect is always brought to its end.
   */
  @JsonIgnore
  default boolean interruptible() {
    return false;
  }
}
