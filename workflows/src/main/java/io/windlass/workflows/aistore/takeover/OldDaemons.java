package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One DaemonSet of the chart, as it is in the cluster: whatever values it was made with. */
public record OldDaemons(OldRole role, DaemonSet object) {

  private static final String DATA = "fspath";
  private static final String OLDER_STATE = "etc-mount";
  private static final String STATE = "state-mount";

  String name() {
    return object.getMetadata().getName();
  }

  String label(String key) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(key))
        .orElse("");
  }

  /** Which hosts run one: read, never made of the release's name. */
  Map<String, String> selector() {
    return new TreeMap<>(Optional.ofNullable(pod().getNodeSelector()).orElse(Map.of()));
  }

  PodSpec pod() {
    return object.getSpec().getTemplate().getSpec();
  }

  /** The chart has one container beside the init container. */
  Container container() {
    return pod().getContainers().getFirst();
  }

  /** Variables of the daemon itself. */
  List<EnvVar> variables() {
    return Optional.ofNullable(container().getEnv()).orElse(List.of());
  }

  Optional<String> variable(String name) {
    return variables().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The port on which it serves. */
  int port() {
    return ports().map(ContainerPort::getContainerPort).findFirst().orElse(0);
  }

  /** The same port of its host. */
  Optional<Integer> hostPort() {
    return ports().map(ContainerPort::getHostPort).filter(Objects::nonNull).findFirst();
  }

  private Stream<ContainerPort> ports() {
    return Optional.ofNullable(container().getPorts()).orElse(List.of()).stream();
  }

  /** Directories of the host that hold objects, by where the container sees them. */
  Map<String, String> dataDirectories() {
    Map<String, String> found = new TreeMap<>();
    for (VolumeMount mount :
        Optional.ofNullable(container().getVolumeMounts()).orElse(List.<VolumeMount>of())) {
      if (mount.getName().startsWith(DATA)) {
        hostPath(mount.getName()).ifPresent(path -> found.put(mount.getMountPath(), path));
      }
    }
    return found;
  }

  /** The directory of the host with cluster map and bucket metadata. */
  Optional<String> stateDirectory() {
    return hostPath(STATE).or(() -> hostPath(OLDER_STATE));
  }

  /** The directory of the host with the file that holds the id. */
  Optional<String> identityDirectory() {
    return hostPath("env-mount");
  }

  /** Whether it is of the chart before its rework of 2020-04-27. */
  boolean older() {
    return hostPath(OLDER_STATE).isPresent();
  }

  private Optional<String> hostPath(String volume) {
    return volumes()
        .filter(one -> one.getName().equals(volume) && one.getHostPath() != null)
        .map(one -> one.getHostPath().getPath())
        .findFirst();
  }

  /** The ConfigMaps that it mounts. */
  public List<String> configMaps() {
    return volumes()
        .filter(volume -> volume.getConfigMap() != null)
        .map(volume -> volume.getConfigMap().getName())
        .toList();
  }

  /** The ConfigMap with its {@code ais.json}. */
  Optional<String> configMap() {
    return volumes()
        .filter(volume -> volume.getName().equals("config-mount"))
        .filter(volume -> volume.getConfigMap() != null)
        .map(volume -> volume.getConfigMap().getName())
        .findFirst();
  }

  private Stream<Volume> volumes() {
    return Optional.ofNullable(pod().getVolumes()).orElse(List.of()).stream();
  }
}
