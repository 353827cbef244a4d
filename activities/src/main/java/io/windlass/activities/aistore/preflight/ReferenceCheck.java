package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.windlass.activities.aistore.preflight.Reference.Kind;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether there is what the spec names: priority class, ConfigMaps, further networks. Pods without
 * them are refused, or wait. Secrets are not looked for: that one is missing is told by its pods.
 */
final class ReferenceCheck implements Check {

  @Override
  public Stream<Finding> of(ClusterWanted cluster, Surroundings around) {
    return cluster.roles().stream()
        .flatMap(role -> named(cluster, role))
        .distinct()
        .filter(reference -> !around.exists(reference))
        .map(
            reference ->
                Finding.blocking(
                    Reason.MISSING_REFERENCE,
                    "%s (%s): there is no such %s; create it, or name another one"
                        .formatted(reference.field(), reference.name(), reference.kind().word())));
  }

  private static Stream<Reference> named(ClusterWanted cluster, RoleWanted role) {
    Stream<Reference> priority =
        Optional.ofNullable(role.pod().getPriorityClassName())
            .filter(name -> !name.isEmpty())
            .map(name -> new Reference(Kind.PRIORITY_CLASS, "spec.priorityClassName", "", name))
            .stream();
    return Stream.of(priority, mounted(cluster, role), variables(cluster, role), networks(cluster))
        .flatMap(references -> references);
  }

  private static Stream<Reference> mounted(ClusterWanted cluster, RoleWanted role) {
    return role.pod().getVolumes().stream()
        .map(Volume::getConfigMap)
        .filter(source -> source != null && !Boolean.TRUE.equals(source.getOptional()))
        .map(ConfigMapVolumeSource::getName)
        .filter(name -> !cluster.makes(name))
        .map(name -> configMap(cluster, "spec.issuerCAConfigMap", name));
  }

  private static Stream<Reference> variables(ClusterWanted cluster, RoleWanted role) {
    return role.pod().getContainers().stream()
        .map(Container::getEnv)
        .flatMap(List::stream)
        .map(EnvVar::getValueFrom)
        .flatMap(
            source -> Optional.ofNullable(source).map(EnvVarSource::getConfigMapKeyRef).stream())
        .filter(source -> !Boolean.TRUE.equals(source.getOptional()))
        .map(ConfigMapKeySelector::getName)
        .map(name -> configMap(cluster, role.field("env"), name));
  }

  private static Reference configMap(ClusterWanted cluster, String field, String name) {
    return new Reference(Kind.CONFIG_MAP, field, cluster.names().namespace(), name);
  }

  private static Stream<Reference> networks(ClusterWanted cluster) {
    return Networks.named(
            Optional.ofNullable(cluster.aistore().getSpec().networkAttachment()).orElse(""))
        .map(
            network ->
                new Reference(
                    Kind.NETWORK,
                    "spec.networkAttachment",
                    network.namespace().orElse(cluster.names().namespace()),
                    network.name()));
  }
}
