package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.KubernetesStep.AdoptCluster;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is decided about a cluster that is in the hands of ais-operator.
 *
 * <ol>
 *   <li>Unless a person has asked for its adoption, nothing is done, whatever the spec says: also
 *       its deletion is that operator's.
 *   <li>A spec that can't be followed is told before the cluster changes hands.
 *   <li>So is that the other operator still works. That may end without a word to Windlass, so it
 *       is looked at again with time.
 *   <li>Then it is adopted.
 * </ol>
 */
record AdoptionGate(ClusterAccess access, AIStore aistore) {

  /**
   * Decides.
   *
   * @param unknown fields of the spec that this version does not know
   */
  Decision<AIStoreStep> decide(List<String> unknown, ReconcileRequest request) {
    if (Request.ADOPT.pending(annotations()).isEmpty()) {
      return new Stalled<>(Reason.OTHER_OPERATOR, invitation());
    }
    Optional<Stalled<AIStoreStep>> refusal =
        access.refusals().of(aistore, unknown, request).or(this::othersWork);
    return refusal.isPresent() ? refusal.get() : Wishes.of(annotations()).decision(adoption());
  }

  /** The step that takes it over. */
  static Decision<AIStoreStep> adoption() {
    return new Decision.Quiet<>(List.of(new AdoptCluster(Reason.ADOPTION_REQUESTED)));
  }

  private Optional<Stalled<AIStoreStep>> othersWork() {
    return access
        .operatorSigns()
        .seen(access.formerOperator().tellTales(aistore))
        .map(Adoption::works);
  }

  private Map<String, String> annotations() {
    return aistore.getMetadata().getAnnotations();
  }

  private String invitation() {
    String name = aistore.getMetadata().getName();
    String namespace = aistore.getMetadata().getNamespace();
    return (aistore.isMarkedForDeletion()
                ? "its deletion is the work of %s, to which the cluster belongs; Windlass touches nothing. If that operator is gone, stop it for good and have Windlass adopt the cluster, which then deletes it"
                : "the cluster belongs to %s; Windlass touches nothing. To adopt it means: its objects become those of Windlass, no pod is restarted, and from then on Windlass works on it")
            .formatted(FormerOperator.NAME)
        + ". See what differs: kubectl windlass plan %s -n %s. Then stop %s, and: kubectl windlass adopt %s -n %s (or set the annotation %s to any new text)"
            .formatted(
                name, namespace, FormerOperator.NAME, name, namespace, Request.ADOPT.annotation());
  }
}
