package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.windlass.workflows.aistore.resource.AdminClient;
import io.windlass.workflows.aistore.resource.AuthorityConfigMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One pod with the command line of AIStore, for people: {@code kubectl exec deploy/<name>-client}.
 * It knows where the cluster is, and has no rights in Kubernetes.
 */
public final class AdminClientDeployment {
  private static final String IMAGE = "docker.io/aistorage/ais-util:latest";
  private static final String AUTHORITY_KEY = "trust-bundle.pem";
  private static final String AUTHORITY_VOLUME = "ais-ca";
  private static final String AUTHORITY_DIRECTORY = "/etc/ais-ca";

  /** What the API server would set; the ConfigMap is optional, as AIStore may run without TLS. */
  private static final int READABLE_BY_ALL = 0644;

  private AdminClientDeployment() {}

  /** The Deployment; empty when it is not enabled. */
  public static Optional<Deployment> of(ClusterContext context) {
    return Optional.ofNullable(context.spec().adminClient())
        .filter(client -> !Boolean.FALSE.equals(client.enabled()))
        .map(client -> build(context, client));
  }

  /** Its kind and name alone, to find one that is not wanted any more. */
  static Deployment bare(ClusterContext context) {
    return new DeploymentBuilder()
        .withMetadata(OwnedMetadata.of(context, context.names().adminClient()))
        .build();
  }

  private static Deployment build(ClusterContext context, AdminClient client) {
    var name = context.names().adminClient();
    var labels = Labels.adminClient(name);
    var ofPod = new LinkedHashMap<>(client.labels());
    ofPod.putAll(labels);
    return new DeploymentBuilder()
        .withMetadata(OwnedMetadata.of(context, name, labels))
        .editMetadata()
        .withAnnotations(client.annotations())
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withNewSelector()
        .withMatchLabels(labels)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(ofPod)
        .withAnnotations(client.annotations())
        .endMetadata()
        .withSpec(pod(context, client))
        .endTemplate()
        .endSpec()
        .build();
  }

  private static PodSpec pod(ClusterContext context, AdminClient client) {
    return new PodSpecBuilder()
        .withServiceAccountName("default")
        .withAutomountServiceAccountToken(false)
        .withImagePullSecrets(context.spec().imagePullSecrets())
        .withNodeSelector(client.nodeSelector())
        .withAffinity(client.affinity())
        .withTolerations(client.tolerations())
        .withContainers(container(context, client))
        .withVolumes(authority(client).map(AdminClientDeployment::volume).stream().toList())
        .build();
  }

  private static Container container(ClusterContext context, AdminClient client) {
    var container =
        new ContainerBuilder()
            .withName("ais-client")
            .withImage(Optional.ofNullable(client.image()).orElse(IMAGE))
            .withImagePullPolicy(client.imagePullPolicy())
            .withCommand("sleep", "infinity")
            .withEnv(environment(context, client))
            .withResources(client.resources());
    authority(client)
        .map(
            ignored ->
                new VolumeMountBuilder()
                    .withName(AUTHORITY_VOLUME)
                    .withMountPath(AUTHORITY_DIRECTORY)
                    .withReadOnly(true)
                    .build())
        .ifPresent(container::withVolumeMounts);
    return container.build();
  }

  /** A variable of the user replaces a default one of its name. */
  private static List<EnvVar> environment(ClusterContext context, AdminClient client) {
    var replaced = client.env().stream().map(EnvVar::getName).collect(Collectors.toSet());
    var endpoint = Stream.of(variable("AIS_ENDPOINT", context.urls().intraCluster()));
    var authority =
        authority(client).stream()
            .map(ca -> variable("AIS_CLIENT_CA", AUTHORITY_DIRECTORY + "/" + key(ca)));
    var tokens = context.tokenService().map(service -> variable("AIS_AUTHN_URL", service)).stream();
    return Stream.of(
            endpoint.filter(one -> !replaced.contains(one.getName())),
            client.env().stream(),
            Stream.concat(authority, tokens).filter(one -> !replaced.contains(one.getName())))
        .flatMap(Function.identity())
        .toList();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static Optional<AuthorityConfigMap> authority(AdminClient client) {
    return Optional.ofNullable(client.caConfigMap());
  }

  private static String key(AuthorityConfigMap authority) {
    return Optional.ofNullable(authority.key()).orElse(AUTHORITY_KEY);
  }

  private static Volume volume(AuthorityConfigMap authority) {
    var key = key(authority);
    return new VolumeBuilder()
        .withName(AUTHORITY_VOLUME)
        .withNewConfigMap()
        .withName(authority.name())
        .withItems(new KeyToPath(key, null, key))
        .withOptional(true)
        .withDefaultMode(READABLE_BY_ALL)
        .endConfigMap()
        .build();
  }
}
