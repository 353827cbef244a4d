package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;

/**
 * The controller of a driver without a registry: it has claims scheduled anew whose node can't
 * serve them. Its template says by a label that it is of Windlass.
 */
final class DistributedController {

  private DistributedController() {}

  /** In release 0.9, which has one pod. */
  static StatefulSet statefulSet(DriverContext context) {
    return new StatefulSetBuilder()
        .withMetadata(OwnedMetadata.workload(context, Side.CONTROLLER))
        .withNewSpec()
        .withReplicas(1)
        .withServiceName(context.names().controller())
        .withNewSelector()
        .withMatchLabels(DriverLabels.selector(context, Side.CONTROLLER))
        .endSelector()
        .withTemplate(template(context))
        .endSpec()
        .build();
  }

  /** Since release 1.0. */
  static Deployment deployment(DriverContext context) {
    return new DeploymentBuilder()
        .withMetadata(OwnedMetadata.workload(context, Side.CONTROLLER))
        .withNewSpec()
        .withReplicas(context.spec().distributed().controllers())
        .withNewSelector()
        .withMatchLabels(DriverLabels.selector(context, Side.CONTROLLER))
        .endSelector()
        .withTemplate(template(context))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(DriverContext context) {
    PodTemplateSpec plain =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(DriverLabels.pod(context, Side.CONTROLLER))
            .withAnnotations(DriverLabels.annotations(context, Side.CONTROLLER))
            .endMetadata()
            .withSpec(DistributedPods.controller(context))
            .build();
    return new PodTemplateSpecBuilder(plain)
        .editMetadata()
        .addToLabels(DriverLabels.REVISION, TemplateHash.of(plain))
        .endMetadata()
        .build();
  }
}
