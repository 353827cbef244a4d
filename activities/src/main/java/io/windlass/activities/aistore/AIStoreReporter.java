package io.windlass.activities.aistore;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.report.ForecastStatus;
import io.windlass.activities.report.OperationEnds;
import io.windlass.activities.report.OperationReport;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.AutoscaleStatus;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.aistore.resource.Urls;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import java.util.List;
import java.util.Optional;

/**
 * Writes into the resource's status what Windlass found, does and needs. {@code Ready} is true only
 * when everything is as the present generation of the spec wants it; {@code Stalled} only when
 * nothing more will be done without a person or the world changing something.
 *
 * <p>A report is about the generation that was looked at, never about a newer one that the resource
 * may have by the time of writing: a spec that nobody has looked at must not appear as dealt with.
 */
final class AIStoreReporter {

  private final CustomResources<AIStore, AIStoreStatus> resources;
  private final String clusterDomain;

  AIStoreReporter(CustomResources<AIStore, AIStoreStatus> resources, String clusterDomain) {
    this.resources = resources;
    this.clusterDomain = clusterDomain;
  }

  /** Everything is as the spec wants it. */
  void converged(ResourceReference reference, ClusterObserver.Look look) {
    resources.changeStatus(
        reference,
        aistore -> {
          Conditions conditions =
              conditions(reference, aistore)
                  .set(
                      ConditionTypes.READY,
                      true,
                      "Ready",
                      "Cluster is ready" + without(look) + Skipped.told(aistore))
                  .set(
                      ConditionTypes.PROGRESSING,
                      false,
                      Reason.CONVERGED.camelCase(),
                      Reason.CONVERGED.sentence())
                  .set(
                      ConditionTypes.STALLED,
                      false,
                      Reason.CONVERGED.camelCase(),
                      "nothing is stuck");
          new OperatorConditions(conditions).complete();
          conditions.remove(ConditionTypes.PREFLIGHT);
          look.certificate().ifPresent(shown -> valid(conditions, shown));
          tellAdoption(conditions, aistore);
          return StatusEdit.of(aistore, generation(reference, aistore))
              .conditions(conditions)
              .state(ClusterState.READY)
              .cluster(new Urls(aistore, clusterDomain).intraCluster(), look)
              .certificate(look.certificate())
              .noOperation()
              .build();
        });
  }

  /** That it once was another operator's, and what of that is left. */
  private static void tellAdoption(Conditions conditions, AIStore aistore) {
    if (Annotations.value(aistore, Request.ADOPT.answer()).isEmpty()) {
      return;
    }
    List<String> kept = Kept.of(aistore).templates();
    if (kept.isEmpty()) {
      conditions.set(
          ConditionTypes.ADOPTED,
          true,
          "Complete",
          "Taken over from %s; every pod template is Windlass's".formatted(FormerOperator.NAME));
    } else {
      String name = aistore.getMetadata().getName();
      String namespace = aistore.getMetadata().getNamespace();
      conditions.set(
          ConditionTypes.ADOPTED,
          true,
          "TemplateKept",
          "Taken over from %s; its pod template stays until the next upgrade or restart: %s. See what differs: kubectl windlass plan %s -n %s. Apply it: kubectl windlass restart %s -n %s"
              .formatted(
                  FormerOperator.NAME, String.join(", ", kept), name, namespace, name, namespace));
    }
  }

  /** The cluster changes hands, and serves meanwhile as it did. */
  void adopting(ResourceReference reference) {
    String reason = Reason.ADOPTION_REQUESTED.camelCase();
    resources.changeStatus(
        reference,
        aistore ->
            StatusEdit.of(aistore, generation(reference, aistore))
                .conditions(
                    conditions(reference, aistore)
                        .set(ConditionTypes.PROGRESSING, true, reason, "the cluster is adopted")
                        .set(ConditionTypes.STALLED, false, reason, "work is under way"))
                .build());
  }

  /** The cluster has changed hands: told among the operations that have ended. */
  void adopted(ResourceReference reference, String began, String message) {
    resources.changeStatus(
        reference,
        aistore ->
            StatusEdit.beside(aistore)
                .ended(
                    new EndedOperation(
                        "Adopt",
                        reference.workflowId(),
                        began,
                        Conditions.now(),
                        Phase.DONE.word(),
                        Reason.ADOPTION_REQUESTED.camelCase(),
                        message))
                .build());
  }

  /** Nodes that the spec does without. */
  private static String without(ClusterObserver.Look look) {
    List<String> absent =
        look.observation()
            .nodes()
            .filter(node -> !node.serving())
            .map(NodeObservation::name)
            .toList();
    return absent.isEmpty()
        ? ""
        : ", without %s, as the spec allows".formatted(String.join(", ", absent));
  }

  private static void valid(Conditions conditions, CertificateStatus shown) {
    conditions.set(
        ConditionTypes.CERTIFICATES_VALID,
        true,
        "Valid",
        shown.secretName().isEmpty()
            ? "The first of the nodes' certificates ends at %s".formatted(shown.notAfter())
            : "The certificate in Secret %s ends at %s"
                .formatted(shown.secretName(), shown.notAfter()));
  }

  /** Every node has ended, as the spec wants it. */
  void atRest(ResourceReference reference, ClusterObserver.Look look) {
    resources.changeStatus(
        reference,
        aistore -> {
          String reason = Reason.SHUTDOWN.camelCase();
          Conditions conditions =
              conditions(reference, aistore)
                  .set(ConditionTypes.READY, false, reason, Reason.SHUTDOWN.sentence())
                  .set(ConditionTypes.PROGRESSING, false, reason, "every node has ended")
                  .set(ConditionTypes.STALLED, false, reason, "nothing is stuck");
          new OperatorConditions(conditions).atRest();
          conditions.remove(ConditionTypes.PREFLIGHT);
          return StatusEdit.of(aistore, generation(reference, aistore))
              .conditions(conditions)
              .state(ClusterState.SHUTDOWN)
              .cluster(new Urls(aistore, clusterDomain).intraCluster(), look)
              .noOperation()
              .build();
        });
  }

  /** Everything that serves is as the spec wants it; the rest waits for a host that is drained. */
  void drained(ResourceReference reference, ClusterObserver.Look look, String why) {
    String reason = Reason.DRAINED.camelCase();
    resources.changeStatus(
        reference,
        aistore ->
            StatusEdit.of(aistore, generation(reference, aistore))
                .conditions(
                    conditions(reference, aistore)
                        .set(ConditionTypes.READY, false, reason, why)
                        .set(ConditionTypes.PROGRESSING, false, reason, why)
                        .set(ConditionTypes.STALLED, false, reason, "nothing is stuck"))
                .cluster(new Urls(aistore, clusterDomain).intraCluster(), look)
                .noOperation()
                .build());
  }

  /** Which hosts the cluster follows; empty when its size is fixed. */
  void following(ResourceReference reference, Optional<AutoscaleStatus> hosts) {
    resources.changeStatus(
        reference, aistore -> StatusEdit.beside(aistore).following(hosts).build());
  }

  /** How far the removal of a cluster has come, in the original operator's words. */
  void state(ResourceReference reference, ClusterState state) {
    resources.changeStatus(reference, aistore -> StatusEdit.beside(aistore).state(state).build());
  }

  /** The spec as it is can't be followed, so that no operation is at work. */
  void refused(ResourceReference reference, Reason reason, String message) {
    resources.changeStatus(
        reference,
        aistore -> {
          StatusEdit edit = stalled(reference, aistore, reason, message);
          return (reason == Reason.CANCELLED ? edit : edit.noOperation()).build();
        });
  }

  /** An operation ended without reaching what the spec wants. */
  void concluded(Conclusion conclusion) {
    Reason reason = conclusion.result().reason();
    String message =
        "%s (workflow %s)".formatted(conclusion.result().message(), conclusion.run().workflowId());
    resources.changeStatus(
        conclusion.reference(),
        aistore -> {
          StatusEdit edit = stalled(conclusion.reference(), aistore, reason, message);
          OperationEnds.of(operation(aistore), conclusion.result()).ifPresent(edit::ended);
          return edit.build();
        });
  }

  private static StatusEdit stalled(
      ResourceReference reference, AIStore aistore, Reason reason, String message) {
    Conditions conditions = conditions(reference, aistore);
    if (!reason.notOurs()) {
      conditions.set(ConditionTypes.READY, false, reason.camelCase(), message);
    }
    conditions
        .set(ConditionTypes.PROGRESSING, false, reason.camelCase(), message)
        .set(ConditionTypes.STALLED, true, reason.camelCase(), message);
    if (reason == Reason.CERTIFICATE_UNUSABLE) {
      conditions.set(ConditionTypes.CERTIFICATES_VALID, false, reason.camelCase(), message);
    }
    return StatusEdit.of(aistore, generation(reference, aistore)).conditions(conditions);
  }

  /** An operation is under way. */
  void progress(PlanRequest request, Plan<AIStoreStep> plan, ClusterObserver.Look look) {
    resources.changeStatus(
        request.operation().reference(), aistore -> progress(aistore, request, plan, look));
  }

  private AIStoreStatus progress(
      AIStore aistore, PlanRequest request, Plan<AIStoreStep> plan, ClusterObserver.Look look) {
    ResourceReference reference = request.operation().reference();
    Operation operation = request.operation().operation();
    OperationReport report = new OperationReport(request, plan);
    OperationStatus now = report.after(operation(aistore));
    Conditions conditions = conditions(reference, aistore);
    if (plan.verdict() != Verdict.STALLED) {
      underWay(conditions, plan.reason(), report.sentence());
    }
    OperatorConditions theirs = new OperatorConditions(conditions);
    theirs.during(operation, look.observation());
    if (look.observation().healthy()) {
      theirs.created();
    }
    StatusEdit edit =
        StatusEdit.of(aistore, generation(reference, aistore))
            .conditions(conditions)
            .state(OperatorConditions.state(operation, aistore))
            .cluster(new Urls(aistore, clusterDomain).intraCluster(), look)
            .operation(now);
    OperationEnds.Told told =
        new OperationEnds.Told(operation(aistore), aistore.getStatus().history());
    OperationEnds.of(told, request, plan, now).forEach(edit::ended);
    return edit.build();
  }

  /** A person asked what would be done. */
  void planned(ResourceReference reference, String token, Forecast forecast) {
    resources.changeStatus(
        reference,
        aistore -> StatusEdit.beside(aistore).plan(ForecastStatus.of(token, forecast)).build());
  }

  /** The cluster is being removed. Nothing is told of its nodes: nobody asks them any more. */
  void removal(PlanRequest request, Plan<AIStoreStep> plan) {
    ResourceReference reference = request.operation().reference();
    OperationReport report = new OperationReport(request, plan);
    resources.changeStatus(
        reference,
        aistore -> {
          Conditions conditions = conditions(reference, aistore);
          if (plan.verdict() != Verdict.STALLED) {
            underWay(conditions, plan.reason(), report.sentence());
          }
          return StatusEdit.of(aistore, generation(reference, aistore))
              .conditions(conditions)
              .state(OperatorConditions.state(request.operation().operation(), aistore))
              .operation(report.after(operation(aistore)))
              .build();
        });
  }

  /** Quiet work waits for a person. */
  void held(ResourceReference reference, Decision.Held<AIStoreStep> held) {
    quiet(reference, held.reason(), held.message());
  }

  /** Quiet work does not come off. */
  void troubled(ResourceReference reference, AIStoreStep step, String trouble) {
    quiet(reference, step.reason(), OperationReport.troubled(step.title(), trouble));
  }

  private void quiet(ResourceReference reference, Reason reason, String message) {
    resources.changeStatus(
        reference,
        aistore ->
            StatusEdit.of(aistore, generation(reference, aistore))
                .conditions(underWay(conditions(reference, aistore), reason, message))
                .noOperation()
                .build());
  }

  /** Something outside is waited for. */
  void waiting(ResourceReference reference, Reason reason, String message) {
    resources.changeStatus(
        reference,
        aistore ->
            StatusEdit.of(aistore, generation(reference, aistore))
                .conditions(underWay(conditions(reference, aistore), reason, message))
                .build());
  }

  /** Load balancers are made, or have no address yet. */
  void balancing(ResourceReference reference, ClusterState state, String message) {
    resources.changeStatus(
        reference,
        aistore ->
            StatusEdit.of(aistore, generation(reference, aistore))
                .conditions(
                    underWay(conditions(reference, aistore), Reason.LOAD_BALANCER_PENDING, message))
                .state(state)
                .build());
  }

  /** Not told of a plan without a way on: what is stuck must not seem to move at every new try. */
  private static Conditions underWay(Conditions conditions, Reason reason, String message) {
    return conditions
        .set(ConditionTypes.READY, false, reason.camelCase(), message)
        .set(ConditionTypes.PROGRESSING, true, reason.camelCase(), message)
        .set(ConditionTypes.STALLED, false, reason.camelCase(), "work is under way");
  }

  private static Optional<OperationStatus> operation(AIStore aistore) {
    return Optional.ofNullable(aistore.getStatus().operation());
  }

  static Conditions conditions(ResourceReference reference, AIStore aistore) {
    return new Conditions(aistore.getStatus().conditions(), generation(reference, aistore));
  }

  /** What the report is about; a reference without a generation means whatever is there. */
  private static long generation(ResourceReference reference, AIStore aistore) {
    long present = aistore.getMetadata().getGeneration();
    return reference.generation() == 0 ? present : Math.min(reference.generation(), present);
  }
}
