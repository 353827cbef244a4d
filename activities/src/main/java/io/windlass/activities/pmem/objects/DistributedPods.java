package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pods of a driver without a registry. Since 1.0 nothing keeps them from a node. */
final class DistributedPods {

  private DistributedPods() {}

  static PodSpec controller(DriverContext context) {
    return pod(context, "system-cluster-critical")
        .withServiceAccountName(context.names().webhooks())
        .withContainers(DistributedContainers.controller(context))
        .build();
  }

  /** Each makes the volumes of its own node. */
  static PodSpec node(DriverContext context) {
    return pod(context, "system-node-critical")
        .withServiceAccountName(context.names().controller())
        .withNodeSelector(Map.of(DriverNames.OWNER_LABEL, context.names().owner()))
        .withContainers(
            DistributedContainers.node(context),
            DistributedContainers.registrar(context),
            DistributedContainers.provisioner(context))
        .withVolumes(HostPaths.volumes(context))
        .build();
  }

  private static PodSpecBuilder pod(DriverContext context, String priority) {
    PodSpecBuilder pod = new PodSpecBuilder();
    return context.line().since(DriverLine.V1_0)
        ? pod.withPriorityClassName(priority).withTolerations(everything())
        : pod;
  }

  private static List<Toleration> everything() {
    return Stream.of("NoSchedule", "NoExecute")
        .map(effect -> new TolerationBuilder().withEffect(effect).withOperator("Exists").build())
        .toList();
  }
}
