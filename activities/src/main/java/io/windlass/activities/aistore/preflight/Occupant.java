package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod, as far as it takes something of its host.
 *
 * @param daemon the labels that tell what it is for
 * @param ports of the host that it says it takes
 * @param directories of the host that it may write to
 * @param requests what it asks of the host
 */
public record Occupant(
    String namespace,
    String name,
    String host,
    Daemon daemon,
    Set<Integer> ports,
    Set<String> directories,
    Room requests) {

  private static final String CLUSTER = "app.kubernetes.io/name";
  private static final String COMPONENT = "app.kubernetes.io/component";

  /** Whose it is, by its labels; empty where there are none. */
  public record Daemon(String cluster, String role) {}

  /** A pod that has a host, and has not ended. */
  public static Optional<Occupant> of(Pod pod) {
    boolean over =
        pod.getStatus() != null
            && Set.of("Succeeded", "Failed").contains(String.valueOf(pod.getStatus().getPhase()));
    return pod.getSpec().getNodeName() == null || over ? Optional.empty() : Optional.of(read(pod));
  }

  private static Occupant read(Pod pod) {
    Map<String, String> labels =
        Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    PodSpec spec = pod.getSpec();
    return new Occupant(
        pod.getMetadata().getNamespace(),
        pod.getMetadata().getName(),
        spec.getNodeName(),
        new Daemon(labels.getOrDefault(CLUSTER, ""), labels.getOrDefault(COMPONENT, "")),
        ports(spec),
        directories(spec),
        Room.requestedBy(spec));
  }

  private static Set<Integer> ports(PodSpec spec) {
    boolean onHost = Boolean.TRUE.equals(spec.getHostNetwork());
    return containers(spec)
        .flatMap(container -> container.getPorts().stream())
        .flatMap(port -> RoleWanted.hostPort(port, onHost).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One that is mounted to be read takes nothing away. */
  private static Set<String> directories(PodSpec spec) {
    Set<String> written =
        containers(spec)
            .flatMap(container -> container.getVolumeMounts().stream())
            .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
            .map(VolumeMount::getName)
            .collect(Collectors.toSet());
    return Optional.ofNullable(spec.getVolumes()).orElse(List.of()).stream()
        .filter(volume -> volume.getHostPath() != null && written.contains(volume.getName()))
        .map(Occupant::path)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String path(Volume volume) {
    return volume.getHostPath().getPath();
  }

  private static Stream<Container> containers(PodSpec spec) {
    return Stream.concat(
        spec.getContainers().stream(),
        Optional.ofNullable(spec.getInitContainers()).orElse(List.of()).stream());
  }

  /** Whether it is one of the daemons of that role. */
  boolean belongsTo(ClusterWanted cluster, RoleWanted role) {
    return namespace.equals(cluster.names().namespace())
        && daemon.equals(new Daemon(cluster.names().cluster(), role.role().word()));
  }

  /** As a sentence names it. */
  String title() {
    return "pod %s/%s on node %s".formatted(namespace, name, host);
  }
}
