package io.windlass.workflows.aistore;

import java.util.List;
import java.util.stream.Stream;

/** What planners do with lists of steps. */
public final class Steps {

  private Steps() {}

  /** The first of them with a step in it; empty when none has. */
  @SafeVarargs
  public static List<AIStoreStep> firstOf(List<AIStoreStep>... some) {
    return Stream.of(some).filter(steps -> !steps.isEmpty()).findFirst().orElse(List.of());
  }
}
