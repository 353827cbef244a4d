package io.windlass.starter.status;

import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.Standing;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The condition {@code Progressing} as the starter writes it; pure. */
final class ProgressCondition {

  static final String TYPE = "Progressing";

  private ProgressCondition() {}

  /**
   * Says that a workflow has taken up the generation; empty when the status speaks of it already,
   * since the workflow's own words are newer.
   */
  static Optional<Map<String, Object>> accepted(RawResource now, long generation, Instant time) {
    boolean spoken =
        now.condition(TYPE)
            .filter(condition -> condition.observedGeneration() >= generation)
            .filter(condition -> !isOutage(condition))
            .isPresent();
    if (spoken) {
      return Optional.empty();
    }
    ResourceReference reference = now.reference();
    String message =
        "Workflow %s has taken up generation %d".formatted(reference.workflowId(), generation);
    Map<String, Object> fields = fields(now, "True", time);
    fields.put("reason", "Accepted");
    fields.put("message", message);
    fields.put("observedGeneration", generation);
    return Optional.of(fields);
  }

  /**
   * Says why no workflow can be asked; empty when that was said before. Keeps the generation of the
   * condition before: nobody has looked at a newer one.
   */
  static Optional<Map<String, Object>> outage(RawResource now, String why, Instant time) {
    Optional<StatusCondition> known = now.condition(TYPE);
    if (known.filter(ProgressCondition::isOutage).isPresent()) {
      return Optional.empty();
    }
    Map<String, Object> fields = fields(now, "Unknown", time);
    fields.put("reason", Standing.TEMPORAL_UNREACHABLE);
    fields.put("message", "The resource waits: %s. The starter keeps trying.".formatted(why));
    known
        .map(StatusCondition::observedGeneration)
        .filter(generation -> generation > 0)
        .ifPresent(generation -> fields.put("observedGeneration", generation));
    return Optional.of(fields);
  }

  private static Map<String, Object> fields(RawResource now, String status, Instant time) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", TYPE);
    fields.put("status", status);
    fields.put("lastTransitionTime", transition(now, status, time));
    return fields;
  }

  /** Kubernetes' rule: the time changes only when the status does. */
  private static String transition(RawResource now, String status, Instant time) {
    return now.conditions().stream()
        .filter(fields -> TYPE.equals(fields.get("type")))
        .filter(fields -> status.equals(fields.get("status")))
        .map(fields -> String.valueOf(fields.get("lastTransitionTime")))
        .findFirst()
        .orElseGet(() -> time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static boolean isOutage(StatusCondition condition) {
    return Standing.TEMPORAL_UNREACHABLE.equals(condition.reason());
  }
}
