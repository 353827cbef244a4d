package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a cluster over from ais-operator.
 *
 * <ol>
 *   <li>Everything is looked at once more, and that operator is watched: nothing is touched while
 *       it works, or when a person has to decide something first.
 *   <li>First it is recorded what stays as it is ({@code windlass.io/kept}), together with the
 *       finalizer, which both operators call alike. So nothing that looks at the cluster in between
 *       finds a difference to correct.
 *   <li>Then the objects change hands one by one. The StatefulSets, by which it is told whose the
 *       cluster is, come last.
 *   <li>Then the request is answered.
 * </ol>
 *
 * <p>Guarantee: no {@code spec} is written, so no pod is restarted. Killed at any moment, it is
 * taken up again: what has changed hands is left as it is.
 */
record Adoption(ClusterAccess access, AIStore aistore) {

  void run() {
    if (access.formerOperator().holds(aistore)) {
      takeOver();
    }
    access
        .find(References.to(aistore))
        .ifPresent(
            present ->
                Request.ADOPT
                    .pending(aistore.getMetadata().getAnnotations())
                    .ifPresent(
                        token ->
                            access
                                .resources()
                                .annotate(present, Map.of(Request.ADOPT.answer(), token))));
  }

  private void takeOver() {
    ResourceReference reference = References.to(aistore);
    String began = Conditions.now();
    access.reporter().adopting(reference);
    Takeover takeover = new TakeoverLook(access, aistore).takeover();
    refusal(takeover)
        .ifPresent(
            refused -> {
              throw Failures.refused(refused.reason(), refused.message());
            });
    record(takeover);
    ServerSide objects = new ServerSide(access.kubernetes());
    takeover.heirlooms().forEach(object -> objects.handOver(object, FormerOperator.HANDOVER));
    access
        .reporter()
        .adopted(
            reference,
            began,
            "%d objects taken over from %s; no pod was restarted"
                .formatted(takeover.heirlooms().size(), FormerOperator.NAME));
  }

  /** Nothing is added to a resource that is being deleted: Kubernetes would refuse that. */
  private void record(Takeover takeover) {
    Map<String, String> annotations =
        new HashMap<>(TakeoverLook.annotations(access, aistore, takeover.kept()));
    if (aistore.isMarkedForDeletion()) {
      access.resources().annotate(aistore, annotations);
    } else {
      access.resources().hold(aistore, Annotations.FINALIZER, annotations);
    }
  }

  /** Why it must not be done now. */
  private Optional<Stalled<AIStoreStep>> refusal(Takeover takeover) {
    List<HasMetadata> objects = takeover.heirlooms();
    return access
        .operatorSigns()
        .watched(objects)
        .map(Adoption::works)
        .or(() -> takeover.objection().map(why -> new Stalled<>(Reason.OTHER_OPERATOR, why)));
  }

  /** What a person is told while the other operator works. */
  static Stalled<AIStoreStep> works(String sign) {
    return new Stalled<>(
        Reason.OTHER_OPERATOR_WORKS,
        "nothing is adopted while %s works: %s; stop it, and the adoption goes on"
            .formatted(FormerOperator.NAME, sign));
  }
}
