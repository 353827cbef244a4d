package io.windlass.starter.status;

import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.Standing;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells in the resource itself what the starter has done with it. The workflow's own words always
 * win: it knows more.
 */
@Singleton
public final class ResourceReports {

  private static final String PROGRESSING = "Progressing";

  private final StatusPatch patch;
  private final InstantSource clock;

  ResourceReports(StatusPatch patch, InstantSource clock) {
    this.patch = patch;
    this.clock = clock;
  }

  /** A workflow has taken up the present generation, unless the status speaks of it already. */
  public void accepted(ResourceKind kind, RawResource resource) {
    long generation = resource.reference().generation();
    patch.write(kind, resource, now -> acceptance(now, generation));
  }

  /** No workflow can be asked; {@code why} is a sentence for a person. Says it once. */
  public void unreachable(ResourceKind kind, RawResource resource, String why) {
    patch.write(kind, resource, now -> outage(now, why));
  }

  /** The retry that a person asked for is taken up. */
  public void retried(ResourceKind kind, RawResource resource, String token) {
    patch.annotate(kind, resource, RawResource.RETRY_HANDLED, token);
  }

  private Optional<Map<String, Object>> acceptance(RawResource now, long generation) {
    Optional<StatusCondition> known = now.condition(PROGRESSING);
    boolean spoken =
        known
            .filter(condition -> condition.observedGeneration() >= generation)
            .filter(condition -> !isOutage(condition))
            .isPresent();
    ResourceReference reference = now.reference();
    return spoken
        ? Optional.empty()
        : Optional.of(
            condition(
                now,
                "True",
                "Accepted",
                "Workflow %s has taken up generation %d"
                    .formatted(reference.workflowId(), generation),
                generation));
  }

  /** Keeps the generation of the condition before: nobody has looked at a newer one. */
  private Optional<Map<String, Object>> outage(RawResource now, String why) {
    Optional<StatusCondition> known = now.condition(PROGRESSING);
    long observed = known.map(StatusCondition::observedGeneration).orElse(0L);
    return known.filter(ResourceReports::isOutage).isPresent()
        ? Optional.empty()
        : Optional.of(
            condition(
                now,
                "Unknown",
                Standing.TEMPORAL_UNREACHABLE,
                "The resource waits: %s. The starter keeps trying.".formatted(why),
                observed));
  }

  private Map<String, Object> condition(
      RawResource now, String status, String reason, String message, long generation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", PROGRESSING);
    fields.put("status", status);
    fields.put("reason", reason);
    fields.put("message", message);
    fields.put("lastTransitionTime", transition(now, status));
    if (generation > 0) {
      fields.put("observedGeneration", generation);
    }
    return fields;
  }

  private String transition(RawResource now, String status) {
    return now.conditions().stream()
        .filter(fields -> PROGRESSING.equals(fields.get("type")))
        .filter(fields -> status.equals(fields.get("status")))
        .map(fields -> String.valueOf(fields.get("lastTransitionTime")))
        .findFirst()
        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static boolean isOutage(StatusCondition condition) {
    return Standing.TEMPORAL_UNREACHABLE.equals(condition.reason());
  }
}
