package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The driver on Kubernetes nodes. Kubernetes replaces no pod of it by itself: which one comes next,
 * and whether any may, is decided by what the last one shows. Only Kubernetes nodes get one that
 * were claimed for this driver: no node has two.
 */
public final class NodeDaemonSet {

  private NodeDaemonSet() {}

  public static DaemonSet of(DriverContext context) {
    PodTemplateSpec template = template(context);
    return with(
        context,
        new PodTemplateSpecBuilder(template)
            .editMetadata()
            .addToLabels(DriverLabels.REVISION, TemplateHash.of(template))
            .endMetadata()
            .build());
  }

  /** The same with pods of another template. */
  public static DaemonSet with(DriverContext context, PodTemplateSpec template) {
    return new DaemonSetBuilder()
        .withMetadata(OwnedMetadata.workload(context, Side.NODE))
        .withNewSpec()
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewSelector()
        .withMatchLabels(DriverLabels.selector(context, Side.NODE))
        .endSelector()
        .withTemplate(template)
        .endSpec()
        .build();
  }

  /** Tells one template from another: the beginning of a hash of it. */
  public static String revision(DriverContext context) {
    return TemplateHash.of(template(context));
  }

  private static PodTemplateSpec template(DriverContext context) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(DriverLabels.pod(context, Side.NODE))
        .withAnnotations(DriverLabels.annotations(context, Side.NODE))
        .endMetadata()
        .withSpec(
            switch (context.spec().layout()) {
              case REGISTRY -> pod(context);
              case DISTRIBUTED -> DistributedPods.node(context);
            })
        .build();
  }

  private static PodSpec pod(DriverContext context) {
    return new PodSpecBuilder()
        .withNodeSelector(Map.of(DriverNames.OWNER_LABEL, context.names().owner()))
        .withInitContainers(DriverContainers.init(context))
        .withContainers(DriverContainers.node(context), DriverContainers.registrar(context))
        .withVolumes(volumes(context))
        .build();
  }

  private static List<Volume> volumes(DriverContext context) {
    List<Volume> volumes = new ArrayList<>(HostPaths.volumes(context));
    volumes.add(
        new VolumeBuilder()
            .withName("node-cert")
            .withNewSecret()
            .withSecretName(Side.NODE.secret(context.names()))
            .endSecret()
            .build());
    return volumes;
  }
}
