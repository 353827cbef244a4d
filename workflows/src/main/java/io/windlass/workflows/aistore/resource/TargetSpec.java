package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.windlass.workflows.resource.Absent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The storage nodes of the cluster. */
@ValidationRule(
    value = DaemonSpec.SAME_HOST_PORT,
    message = DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".hostPort")
@ValidationRule(
    value = DaemonSpec.SAME_AFFINITY,
    message = DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".affinity")
@ValidationRule(
    value = DaemonSpec.SAME_NODE_SELECTOR,
    message = DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".nodeSelector")
@ValidationRule(
    value = DaemonSpec.SAME_HOST_NETWORK,
    message = DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".hostNetwork")
public record TargetSpec(
    IntOrString servicePort,
    IntOrString portPublic,
    IntOrString portIntraControl,
    IntOrString portIntraData,
    @Nullable PodSecurityContext securityContext,
    @Nullable Integer size,
    @Nullable AutoScale autoScale,
    Map<String, String> annotations,
    Map<String, String> labels,
    @Nullable ResourceRequirements resources,
    @Nullable SecurityContext capabilities,
    @Nullable SecurityContext aisContainerSecurityContext,
    List<EnvVar> env,
    @Nullable Affinity affinity,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    @Nullable Integer hostPort,
    @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy pvcRetentionPolicy,
    @Nullable Probes probes,
    @Nullable ExternalAccess externalAccess,
    @JsonPropertyDescription("Data volumes of each target, by mount path.")
        @Required
        @Size(max = 128)
        @ValidationRule(value = DaemonSpec.SAME_MOUNTS, message = DaemonSpec.SAME_MOUNTS_MESSAGE)
        List<Mount> mounts,
    @JsonPropertyDescription("true allows several targets on one node.")
        @Nullable Boolean disablePodAntiAffinity,
    @JsonPropertyDescription(
            "true runs the targets in the network of their node, for several network cards.")
        @Nullable Boolean hostNetwork,
    @JsonPropertyDescription("PodDisruptionBudget that guards targets against evictions.")
        @Nullable DisruptionBudget pdb,
    @JsonPropertyDescription(
            "What happens to the data of a target that is scaled away. safe_decommission: "
                + "rebalance, then remove the target and keep its data on disk. decommission: rebalance, "
                + "then remove the target and delete its data. retain: maintenance mode, the data stays "
                + "and is unreachable until the target returns.")
        @Default("safe_decommission")
        @Nullable ScaleDownMode scaleDownMode)
    implements DaemonSpec {
  public TargetSpec {
    annotations = Absent.toEmpty(annotations);
    labels = Absent.toEmpty(labels);
    env = Absent.toEmpty(env);
    nodeSelector = Absent.toEmpty(nodeSelector);
    tolerations = Absent.toEmpty(tolerations);
    mounts = Absent.toEmpty(mounts);
  }

  /** The same, with what says whether nodes and disks are shared. */
  TargetSpec sharing(@Nullable Boolean nodes, List<Mount> labelled) {
    return new TargetSpec(
        servicePort,
        portPublic,
        portIntraControl,
        portIntraData,
        securityContext,
        size,
        autoScale,
        annotations,
        labels,
        resources,
        capabilities,
        aisContainerSecurityContext,
        env,
        affinity,
        nodeSelector,
        tolerations,
        hostPort,
        pvcRetentionPolicy,
        probes,
        externalAccess,
        labelled,
        nodes,
        hostNetwork,
        pdb,
        scaleDownMode);
  }
}
