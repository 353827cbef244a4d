package io.windlass.activities.aistore.authn;

import io.windlass.activities.aistore.ConditionTypes;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.report.ForecastStatus;
import io.windlass.activities.report.OperationEnds;
import io.windlass.activities.report.OperationReport;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnStatus;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import io.windlass.workflows.resource.PlanStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the resource's status what Windlass found, does and needs. A report is about the
 * generation that was looked at, never about a newer one that the resource may have by now.
 */
final class AuthnReporter {

  /** How many ended operations are told. */
  private static final int REMEMBERED = 10;

  private final CustomResources<AIStoreAuth, AuthnStatus> resources;

  AuthnReporter(CustomResources<AIStoreAuth, AuthnStatus> resources) {
    this.resources = resources;
  }

  /** Everything is as the spec wants it; the reason is the original operator's word. */
  void converged(ResourceReference reference) {
    resources.changeStatus(
        reference,
        auth -> {
          Reason reason = Reason.CONVERGED;
          Conditions conditions =
              conditions(reference, auth)
                  .set(ConditionTypes.READY, true, "Available", "AuthN serves")
                  .set(ConditionTypes.PROGRESSING, false, reason.camelCase(), reason.sentence())
                  .set(ConditionTypes.STALLED, false, reason.camelCase(), reason.sentence())
                  .set(ConditionTypes.CREATED, true, "Created", "AuthN has served");
          return status(reference, auth, conditions, null, List.of());
        });
  }

  /** Nothing can be done until a person or the world changes something. */
  void refused(ResourceReference reference, Reason reason, String message) {
    resources.changeStatus(
        reference,
        auth ->
            status(
                reference,
                auth,
                stalled(reference, auth, reason, message),
                reason == Reason.CANCELLED ? auth.getStatus().operation() : null,
                List.of()));
  }

  /** An operation ended without reaching what the spec wants. */
  void concluded(Conclusion conclusion) {
    ResourceReference reference = conclusion.reference();
    Reason reason = conclusion.result().reason();
    String message =
        "%s (workflow %s)".formatted(conclusion.result().message(), conclusion.run().workflowId());
    resources.changeStatus(
        reference,
        auth ->
            status(
                reference,
                auth,
                stalled(reference, auth, reason, message),
                auth.getStatus().operation(),
                OperationEnds.of(operation(auth), conclusion.result()).stream().toList()));
  }

  private static Conditions stalled(
      ResourceReference reference, AIStoreAuth auth, Reason reason, String message) {
    Conditions conditions = conditions(reference, auth);
    if (!reason.notOurs()) {
      conditions.set(ConditionTypes.READY, false, reason.camelCase(), message);
    }
    return conditions
        .set(ConditionTypes.PROGRESSING, false, reason.camelCase(), message)
        .set(ConditionTypes.STALLED, true, reason.camelCase(), message);
  }

  /** An operation is under way. */
  void progress(PlanRequest request, Plan<AuthnStep> plan) {
    ResourceReference reference = request.operation().reference();
    OperationReport report = new OperationReport(request, plan);
    resources.changeStatus(
        reference,
        auth -> {
          OperationStatus now = report.after(operation(auth));
          Conditions conditions = conditions(reference, auth);
          if (plan.verdict() != Verdict.STALLED) {
            underWay(conditions, plan.reason(), report.sentence());
          }
          OperationEnds.Told told =
              new OperationEnds.Told(operation(auth), auth.getStatus().history());
          return status(
              reference,
              auth,
              conditions,
              now,
              OperationEnds.of(told, request, plan, now).toList());
        });
  }

  /** Quiet work does not come off. */
  void troubled(ResourceReference reference, AuthnStep step, String trouble) {
    quiet(reference, step.reason(), OperationReport.troubled(step.title(), trouble));
  }

  /** Quiet work waits. */
  void quiet(ResourceReference reference, Reason reason, String message) {
    resources.changeStatus(
        reference,
        auth ->
            status(
                reference,
                auth,
                underWay(conditions(reference, auth), reason, message),
                null,
                List.of()));
  }

  /** A person asked what would be done. */
  void planned(ResourceReference reference, String token, Forecast forecast) {
    resources.changeStatus(
        reference,
        auth -> {
          AuthnStatus before = auth.getStatus();
          return new AuthnStatus(
              before.conditions(),
              before.observedGeneration(),
              before.serviceURL(),
              before.operation(),
              ForecastStatus.of(token, forecast),
              before.history());
        });
  }

  private static Conditions underWay(Conditions conditions, Reason reason, String message) {
    return conditions
        .set(ConditionTypes.READY, false, reason.camelCase(), message)
        .set(ConditionTypes.PROGRESSING, true, reason.camelCase(), message)
        .set(ConditionTypes.STALLED, false, reason.camelCase(), "work is under way");
  }

  private static AuthnStatus status(
      ResourceReference reference,
      AIStoreAuth auth,
      Conditions conditions,
      @Nullable OperationStatus operation,
      List<EndedOperation> ended) {
    AuthnStatus before = auth.getStatus();
    PlanStatus plan = before.plan();
    return new AuthnStatus(
        conditions.list(),
        generation(reference, auth),
        new ListenAddress(auth).url(),
        operation,
        plan,
        history(before.history(), ended));
  }

  /** The newest at the end; another try with the same end is not told. */
  private static List<EndedOperation> history(
      List<EndedOperation> before, List<EndedOperation> ended) {
    List<EndedOperation> all =
        Stream.concat(
                before.stream(),
                ended.stream().filter(end -> before.isEmpty() || !end.repeats(before.getLast())))
            .toList();
    return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
  }

  private static Optional<OperationStatus> operation(AIStoreAuth auth) {
    return Optional.ofNullable(auth.getStatus().operation());
  }

  private static Conditions conditions(ResourceReference reference, AIStoreAuth auth) {
    return new Conditions(auth.getStatus().conditions(), generation(reference, auth));
  }

  /** What the report is about; a reference without a generation means whatever is there. */
  private static long generation(ResourceReference reference, AIStoreAuth auth) {
    long present = auth.getMetadata().getGeneration();
    return reference.generation() == 0 ? present : Math.min(reference.generation(), present);
  }
}
