package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.activities.pmem.preflight.PreflightMode;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.resource.DriverProblems;
import io.windlass.workflows.pmem.resource.PmemResource;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Why nothing is done about a driver before anybody has looked at it.
 *
 * <ol>
 *   <li>Annotations or a spec that can't be followed, or fields that this version does not know.
 *   <li>What a person has cancelled, for as long as the spec stays the same and nobody asks again.
 * </ol>
 */
final class DriverRefusals {

  private DriverRefusals() {}

  /**
   * @param unknown fields of the spec that this version does not know
   */
  static Optional<Stalled<PmemStep>> of(
      PmemResource resource, List<String> unknown, ReconcileRequest request) {
    return stalled(
            Reason.INVALID_SPEC, Wishes.of(annotations(resource)).problem().stream().toList())
        .or(() -> stalled(Reason.INVALID_SPEC, DriverRequests.refusals(annotations(resource))))
        .or(
            () ->
                stalled(
                    Reason.INVALID_SPEC,
                    PreflightMode.problem(annotations(resource)).stream().toList()))
        .or(
            () ->
                stalled(
                    Reason.INVALID_SPEC,
                    DriverProblems.blocking(resource).stream().map(SpecProblem::text).toList()))
        .or(
            () ->
                stalled(
                    Reason.NOT_SUPPORTED, unknown.stream().map(DriverRefusals::unknown).toList()))
        .or(() -> cancelled(resource, request));
  }

  private static String unknown(String path) {
    return path + ": this version of Windlass does not know the field; remove it";
  }

  private static Optional<Stalled<PmemStep>> cancelled(
      PmemResource resource, ReconcileRequest request) {
    return resource
        .getStatus()
        .condition("Stalled")
        .filter(condition -> cancelled(resource, condition))
        .filter(condition -> !request.cause().overridesCancel())
        .flatMap(condition -> stalled(Reason.CANCELLED, List.of(condition.getMessage())));
  }

  private static boolean cancelled(PmemResource resource, Condition stalled) {
    return "True".equals(stalled.getStatus())
        && Reason.CANCELLED.camelCase().equals(stalled.getReason())
        && resource.getMetadata().getGeneration().equals(stalled.getObservedGeneration());
  }

  private static Optional<Stalled<PmemStep>> stalled(Reason reason, List<String> sentences) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stalled<>(reason, String.join("; ", sentences)));
  }

  static Map<String, String> annotations(PmemResource resource) {
    return Objects.requireNonNullElse(resource.getMetadata().getAnnotations(), Map.of());
  }
}
