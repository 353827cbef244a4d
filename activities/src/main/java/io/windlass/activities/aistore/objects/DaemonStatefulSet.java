package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;

/**
 * What the StatefulSets of both roles share. Pods start in parallel: daemons wait for each other.
 */
final class DaemonStatefulSet {
  private DaemonStatefulSet() {}

  static StatefulSetBuilder of(ClusterContext context, DaemonRole role) {
    var names = context.names();
    var metadata =
        OwnedMetadata.of(context, names.daemon(role), Labels.managedDaemon(names.cluster(), role));
    return new StatefulSetBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withReplicas(context.replicas(role))
        .withServiceName(names.daemon(role))
        .withPodManagementPolicy("Parallel")
        .withNewSelector()
        .withMatchLabels(Labels.selector(names.cluster(), role))
        .endSelector()
        .withTemplate(PodTemplate.of(context, role))
        .withVolumeClaimTemplates(ClaimTemplates.of(context, role))
        .withPersistentVolumeClaimRetentionPolicy(context.spec().daemon(role).pvcRetentionPolicy())
        .endSpec();
  }
}
