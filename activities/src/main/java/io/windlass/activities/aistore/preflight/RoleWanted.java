package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.DaemonSpec;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One role of a cluster as it would be deployed.
 *
 * @param set the StatefulSet that the spec leads to
 */
public record RoleWanted(AIStore aistore, DaemonRole role, StatefulSet set) {

  private static final String HOST = "kubernetes.io/hostname";

  PodSpec pod() {
    return set.getSpec().getTemplate().getSpec();
  }

  List<PersistentVolumeClaim> claims() {
    return Optional.ofNullable(set.getSpec().getVolumeClaimTemplates()).orElse(List.of());
  }

  int size() {
    return ClusterSize.of(aistore).of(role).wanted();
  }

  /** Whether there are as many as hosts, however many these are. */
  boolean followsHosts() {
    return ClusterSize.followsNodes(aistore.getSpec(), role);
  }

  /** The path of a field of the role: {@code spec.targetSpec.size}. */
  String field(String name) {
    return "spec.%sSpec.%s".formatted(role.word(), name);
  }

  /** The field that says which hosts suit, and its value. */
  String selector() {
    Map<String, String> labels = Optional.ofNullable(pod().getNodeSelector()).orElse(Map.of());
    return "%s %s".formatted(field("nodeSelector"), labels);
  }

  boolean onHostNetwork() {
    return Boolean.TRUE.equals(pod().getHostNetwork());
  }

  /** Ports of the host that the pod says it takes: the scheduler heeds them. */
  Set<Integer> ports() {
    return Stream.concat(
            pod().getContainers().stream(),
            Optional.ofNullable(pod().getInitContainers()).orElse(List.of()).stream())
        .flatMap(container -> container.getPorts().stream())
        .flatMap(port -> hostPort(port, onHostNetwork()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Optional<Integer> hostPort(ContainerPort port, boolean onHostNetwork) {
    return Optional.ofNullable(port.getHostPort())
        .filter(number -> number > 0)
        .or(() -> onHostNetwork ? Optional.ofNullable(port.getContainerPort()) : Optional.empty());
  }

  /** Ports of the host that the daemon listens on and the scheduler knows nothing of. */
  Set<Integer> unseenPorts() {
    if (!onHostNetwork()) {
      return Set.of();
    }
    DaemonSpec daemon = aistore.getSpec().daemon(role);
    Set<Integer> ports =
        Stream.of(daemon.portPublic(), daemon.portIntraControl(), daemon.portIntraData())
            .map(Ports::number)
            .collect(Collectors.toCollection(TreeSet::new));
    ports.removeAll(ports());
    return ports;
  }

  /** Whether no two of its pods may be on one host. */
  boolean needsHostsOfItsOwn() {
    return !ports().isEmpty() || antiAffinity().anyMatch(this::keepsOwnApart);
  }

  private Stream<PodAffinityTerm> antiAffinity() {
    return Optional.ofNullable(pod().getAffinity())
        .map(Affinity::getPodAntiAffinity)
        .map(PodAntiAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .orElse(List.of())
        .stream();
  }

  private boolean keepsOwnApart(PodAffinityTerm term) {
    Map<String, String> labels = set.getSpec().getTemplate().getMetadata().getLabels();
    return HOST.equals(term.getTopologyKey())
        && Optional.ofNullable(term.getLabelSelector())
            .filter(selector -> selector.getMatchExpressions().isEmpty())
            .map(LabelSelector::getMatchLabels)
            .filter(own -> labels.entrySet().containsAll(own.entrySet()))
            .isPresent();
  }

  /** What a daemon of a number is called as owner of a claim. */
  String claim(PersistentVolumeClaim template, int ordinal) {
    return "%s-%s"
        .formatted(template.getMetadata().getName(), Names.of(aistore).pod(role, ordinal));
  }

  /** The field by which a claim of this template got its storage class. */
  String classField(PersistentVolumeClaim template) {
    List<Mount> mounts = aistore.getSpec().targetSpec().mounts();
    for (int index = 0; index < mounts.size(); index++) {
      Mount mount = mounts.get(index);
      if (mount.claimed()
          && Names.of(aistore).dataClaim(mount).equals(template.getMetadata().getName())) {
        return "spec.targetSpec.mounts[%d].storageClass".formatted(index);
      }
    }
    return aistore.getSpec().stateStorage() == null
        ? "spec.stateStorageClass"
        : "spec.stateStorage.pvc.storageClass";
  }
}
