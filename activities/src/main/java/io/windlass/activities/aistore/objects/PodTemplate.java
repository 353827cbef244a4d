package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pod template of a role. */
final class PodTemplate {

  /** By it Multus gives a pod further networks. */
  private static final String NETWORKS = "k8s.v1.cni.cncf.io/networks";

  private PodTemplate() {}

  static PodTemplateSpec of(ClusterContext context, DaemonRole role) {
    var daemon = context.spec().daemon(role);
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.pod(context.names().cluster(), role, daemon.labels()))
        .withAnnotations(annotations(context, role))
        .endMetadata()
        .withSpec(spec(context, role))
        .build();
  }

  private static Map<String, String> annotations(ClusterContext context, DaemonRole role) {
    var annotations = new LinkedHashMap<String, String>();
    Optional.ofNullable(context.spec().networkAttachment())
        .filter(networks -> !networks.isEmpty())
        .ifPresent(networks -> annotations.put(NETWORKS, networks));
    annotations.put(RestartHash.ANNOTATION, context.carriedOver().restartHash());
    context
        .carriedOver()
        .restart()
        .ifPresent(request -> annotations.put(Request.RESTART.annotation(), request));
    Optional.ofNullable(trusted(context))
        .ifPresent(word -> annotations.put(CertificateSecrets.TRUSTED, word));
    new Https(context.aistore()).bridged().ifPresent(word -> annotations.put(Https.BRIDGED, word));
    annotations.putAll(context.spec().daemon(role).annotations());
    return annotations;
  }

  /** AIStore reads whom it trusts only when it starts: another word starts it anew. */
  private static @Nullable String trusted(ClusterContext context) {
    return context.aistore().getMetadata().getAnnotations().get(CertificateSecrets.TRUSTED);
  }

  private static PodSpec spec(ClusterContext context, DaemonRole role) {
    var daemon = context.spec().daemon(role);
    var spec =
        new PodSpecBuilder()
            .withInitContainers(Containers.init(context, role))
            .withContainers(Containers.daemon(context, role))
            .withServiceAccountName(context.names().serviceAccount())
            .withSecurityContext(SecurityDefaults.ofPod(daemon))
            .withAffinity(PodPlacement.affinity(context, role).orElse(null))
            .withNodeSelector(daemon.nodeSelector())
            .withTolerations(daemon.tolerations())
            .withPriorityClassName(context.spec().priorityClassName())
            .withVolumes(PodVolumes.of(context, role));
    Containers.logs(context, role).ifPresent(spec::addToContainers);
    return withNetwork(spec, context, role).build();
  }

  private static PodSpecBuilder withNetwork(
      PodSpecBuilder spec, ClusterContext context, DaemonRole role) {
    return switch (role) {
      case PROXY -> spec;
      case TARGET ->
          spec.withDnsPolicy(TargetNetwork.dnsPolicy(context))
              .withHostNetwork(TargetNetwork.isOfHost(context, role) ? true : null);
    };
  }
}
