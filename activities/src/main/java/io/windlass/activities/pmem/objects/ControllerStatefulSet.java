package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;

/**
 * The controller of a driver with a registry: one pod, in which a provisioner makes volumes for
 * claims.
 */
final class ControllerStatefulSet {

  /** A Kubernetes node with this label and {@code no} or {@code false} gets no controller. */
  private static final String EXCLUDED = "pmem-csi.intel.com/controller";

  private static final long NOBODY = 1000L;

  private ControllerStatefulSet() {}

  static StatefulSet of(DriverContext context) {
    return new StatefulSetBuilder()
        .withMetadata(OwnedMetadata.workload(context, Side.CONTROLLER))
        .withNewSpec()
        .withReplicas(1)
        .withServiceName(context.names().controller())
        .withNewSelector()
        .withMatchLabels(DriverLabels.selector(context, Side.CONTROLLER))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(DriverLabels.pod(context, Side.CONTROLLER))
        .withAnnotations(DriverLabels.annotations(context, Side.CONTROLLER))
        .endMetadata()
        .withSpec(pod(context))
        .endTemplate()
        .endSpec()
        .build();
  }

  private static PodSpec pod(DriverContext context) {
    return new PodSpecBuilder()
        .withServiceAccountName(context.names().controller())
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .endSecurityContext()
        .withAffinity(affinity())
        .withContainers(DriverContainers.controller(context), DriverContainers.provisioner(context))
        .withVolumes(volumes(context))
        .build();
  }

  private static Affinity affinity() {
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .addNewMatchExpression()
        .withKey(EXCLUDED)
        .withOperator("NotIn")
        .withValues("no", "false")
        .endMatchExpression()
        .endNodeSelectorTerm()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .build();
  }

  private static List<Volume> volumes(DriverContext context) {
    return List.of(
        empty("plugin-socket-dir"),
        new VolumeBuilder()
            .withName("registry-cert")
            .withNewSecret()
            .withSecretName(Side.CONTROLLER.secret(context.names()))
            .endSecret()
            .build(),
        empty("tmp-dir"));
  }

  private static Volume empty(String name) {
    return new VolumeBuilder().withName(name).withEmptyDir(new EmptyDirVolumeSource()).build();
  }
}
