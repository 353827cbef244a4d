package io.windlass.workflows.aistore.resource;

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

/** The gateways of the cluster. */
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
public record ProxySpec(
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
    @Nullable ExternalAccess externalAccess)
    implements DaemonSpec {
  public ProxySpec {
    annotations = Absent.toEmpty(annotations);
    labels = Absent.toEmpty(labels);
    env = Absent.toEmpty(env);
    nodeSelector = Absent.toEmpty(nodeSelector);
    tolerations = Absent.toEmpty(tolerations);
  }
}
