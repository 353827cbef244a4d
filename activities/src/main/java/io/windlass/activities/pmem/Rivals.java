package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.Platform;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who else wants or has a Kubernetes node: two drivers on one would divide the same memory.
 *
 * <ol>
 *   <li>A node that is claimed belongs to who claimed it.
 *   <li>One that nobody has claimed is for the oldest of the resources that select it.
 *   <li>A driver that is not of Windlass has it, where its DaemonSet selects it.
 *   <li>A driver that was there has it until its pod has ended: until then it may use the memory.
 * </ol>
 *
 * @param others resources, without the one that asks
 * @param strangers DaemonSets that run a driver and belong to no resource
 * @param running pods of other drivers, asked for only where a node is free
 */
record Rivals(
    PmemResource self,
    List<PmemResource> others,
    List<DaemonSet> strangers,
    OtherPods running,
    Platform platform) {

  private static final Comparator<HasMetadata> AGE =
      Comparator.<HasMetadata, String>comparing(
              resource -> resource.getMetadata().getCreationTimestamp())
          .thenComparing(resource -> resource.getMetadata().getName())
          .thenComparing(HasMetadata::getKind);

  static Rivals of(
      PmemResource self,
      List<PmemResource> all,
      List<DaemonSet> daemons,
      OtherPods running,
      Platform platform) {
    Set<String> uids =
        all.stream().map(other -> other.getMetadata().getUid()).collect(Collectors.toSet());
    return new Rivals(
        self,
        all.stream()
            .filter(other -> !other.getMetadata().getUid().equals(self.getMetadata().getUid()))
            .toList(),
        daemons.stream()
            .filter(Rivals::driver)
            .filter(set -> owners(set).noneMatch(uids::contains))
            .toList(),
        running,
        platform);
  }

  /** Who it is, in words; empty when nobody is. */
  Optional<String> of(Node node) {
    String owner = labels(node).getOrDefault(DriverNames.OWNER_LABEL, "");
    if (owner.equals(self.names().owner())) {
      return Optional.empty();
    }
    return Optional.of(owner)
        .filter(claimed -> !claimed.isEmpty())
        .map(this::title)
        .or(() -> elder(node))
        .or(() -> stranger(node))
        .or(() -> running.on(node.getMetadata().getName()));
  }

  /** Another resource whose objects would have the same names, or that names the same driver. */
  Optional<String> namesake(String driverName) {
    return others.stream()
        .filter(other -> AGE.compare(other, self) < 0)
        .filter(
            other ->
                other.names().hyphened().equals(self.names().hyphened())
                    || other.driver(platform).driverName().equals(driverName))
        .map(Rivals::title)
        .findFirst();
  }

  private String title(String owner) {
    return others.stream()
        .filter(other -> other.names().owner().equals(owner))
        .map(Rivals::title)
        .findFirst()
        .orElse("a driver with the label " + owner);
  }

  private Optional<String> elder(Node node) {
    return others.stream()
        .filter(other -> !other.isMarkedForDeletion())
        .filter(other -> AGE.compare(other, self) < 0)
        .filter(other -> selects(other.driver(platform).nodeSelector(), node))
        .map(Rivals::title)
        .findFirst();
  }

  private Optional<String> stranger(Node node) {
    return strangers.stream()
        .filter(
            set ->
                selects(
                    Objects.requireNonNullElse(
                        set.getSpec().getTemplate().getSpec().getNodeSelector(), Map.of()),
                    node))
        .map(
            set ->
                "DaemonSet %s/%s, which is not of Windlass"
                    .formatted(set.getMetadata().getNamespace(), set.getMetadata().getName()))
        .findFirst();
  }

  static boolean selects(Map<String, String> selector, Node node) {
    return labels(node).entrySet().containsAll(selector.entrySet());
  }

  static Map<String, String> labels(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
  }

  private static String title(PmemResource resource) {
    return "%s %s".formatted(resource.getKind(), resource.getMetadata().getName());
  }

  private static Stream<String> owners(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream().map(owner -> owner.getUid());
  }

  /** What is started with the driver's program. */
  private static boolean driver(DaemonSet set) {
    return driver(set.getSpec().getTemplate().getSpec());
  }

  static boolean driver(PodSpec pod) {
    return pod.getContainers().stream()
        .flatMap(Rivals::words)
        .anyMatch(word -> word.endsWith("/pmem-csi-driver"));
  }

  private static Stream<String> words(Container container) {
    return Stream.concat(container.getCommand().stream(), container.getArgs().stream());
  }
}
