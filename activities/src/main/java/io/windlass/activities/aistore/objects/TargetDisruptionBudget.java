package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.DisruptionBudget;
import java.util.Optional;

/** Guards targets against evictions, when the user asks for it. */
public final class TargetDisruptionBudget {
  private TargetDisruptionBudget() {}

  /** The PodDisruptionBudget; empty when it is not enabled. */
  public static Optional<PodDisruptionBudget> of(ClusterContext context) {
    return Optional.ofNullable(context.spec().targetSpec().pdb())
        .filter(budget -> Boolean.TRUE.equals(budget.enabled()))
        .map(budget -> build(context, budget));
  }

  /** Its kind and name alone, to find one that is not wanted any more. */
  static PodDisruptionBudget bare(ClusterContext context) {
    var names = context.names();
    return new PodDisruptionBudgetBuilder()
        .withMetadata(OwnedMetadata.of(context, names.disruptionBudget()))
        .build();
  }

  private static PodDisruptionBudget build(ClusterContext context, DisruptionBudget budget) {
    var names = context.names();
    var labels = Labels.daemon(names.cluster(), DaemonRole.TARGET);
    return new PodDisruptionBudgetBuilder()
        .withMetadata(OwnedMetadata.of(context, names.disruptionBudget(), labels))
        .withNewSpec()
        .withMaxUnavailable(
            Optional.ofNullable(budget.maxUnavailable()).orElseGet(() -> new IntOrString(0)))
        .withNewSelector()
        .withMatchLabels(Labels.selector(names.cluster(), DaemonRole.TARGET))
        .endSelector()
        .endSpec()
        .build();
  }
}
