package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a resource, to be changed one by one. The time changes only with the status.
 */
public final class Conditions {

  private static final int MESSAGE_LIMIT = 1024;

  private final Map<String, Condition> byType = new LinkedHashMap<>();
  private final long generation;

  /**
   * @param generation of the spec that the changes are about
   */
  public Conditions(List<Condition> present, long generation) {
    present.forEach(condition -> byType.put(condition.getType(), condition));
    this.generation = generation;
  }

  /** Sets one condition. */
  public Conditions set(String type, boolean status, String reason, String message) {
    String word = status ? "True" : "False";
    String since =
        Optional.ofNullable(byType.get(type))
            .filter(before -> word.equals(before.getStatus()))
            .map(Condition::getLastTransitionTime)
            .orElseGet(Conditions::now);
    byType.put(
        type,
        new ConditionBuilder()
            .withType(type)
            .withStatus(word)
            .withReason(reason)
            .withMessage(shortened(message))
            .withObservedGeneration(generation)
            .withLastTransitionTime(since)
            .build());
    return this;
  }

  /** Forgets one: it says nothing any more. */
  public Conditions remove(String type) {
    byType.remove(type);
    return this;
  }

  /** All of them, in the order in which they first appeared. */
  public List<Condition> list() {
    return List.copyOf(byType.values());
  }

  private static String shortened(String message) {
    return message.length() <= MESSAGE_LIMIT
        ? message
        : message.substring(0, MESSAGE_LIMIT - 1) + "…";
  }

  /** The time as Kubernetes writes it, in whole seconds. */
  public static String now() {
    return later(Duration.ZERO);
  }

  /** A time to come, in the same way. */
  public static String later(Duration after) {
    return Instant.now().plus(after).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
