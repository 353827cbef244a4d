package io.windlass.starter.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.windlass.starter.resource.Hosts;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is new to a driver of the nodes of Kubernetes, one word for each.
 *
 * <ol>
 *   <li>A node that is selected and free, or selected and another driver's, or that is the driver's
 *       and no longer selected.
 *   <li>A node of the driver whose kubelet does not know the driver.
 *   <li>While the driver is being deleted, each volume that there is of it: so every one that goes
 *       is news.
 * </ol>
 *
 * @param name the driver's, as kubelets and volumes have it
 * @param owner the value of the label by which its nodes are claimed
 * @param deleting whether its resource is being deleted
 */
record DriverNews(
    String name, String owner, Map<String, String> selector, boolean deleting, Hosts hosts) {

  Set<String> words() {
    Set<String> knowing =
        hosts.kubelets().stream()
            .filter(this::known)
            .map(kubelet -> kubelet.getMetadata().getName())
            .collect(Collectors.toSet());
    Set<String> news = new TreeSet<>();
    hosts.nodes().forEach(node -> word(node, knowing).ifPresent(news::add));
    if (deleting) {
      volumes().forEach(news::add);
    }
    return news;
  }

  private Optional<String> word(Node node, Set<String> knowing) {
    Map<String, String> labels =
        Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
    boolean selected = labels.entrySet().containsAll(selector.entrySet());
    String claimed = labels.getOrDefault(DriverNames.OWNER_LABEL, "");
    String host = node.getMetadata().getName();
    if (selected && claimed.isEmpty()) {
      return Optional.of("node-joins-" + host);
    }
    if (!claimed.equals(owner)) {
      return selected ? Optional.of("node-shared-" + host) : Optional.empty();
    }
    return selected
        ? Optional.of("node-unregistered-" + host).filter(word -> !knowing.contains(host))
        : Optional.of("node-leaves-" + host);
  }

  /** The API sends an explicit null for a kubelet that has none. */
  private boolean known(CSINode kubelet) {
    return kubelet.getSpec() != null
        && Stream.ofNullable(kubelet.getSpec().getDrivers())
            .flatMap(List::stream)
            .anyMatch(driver -> driver.getName().equals(name));
  }

  private Stream<String> volumes() {
    return hosts.volumes().stream()
        .filter(this::ours)
        .map(volume -> "volume-" + volume.getMetadata().getName());
  }

  private boolean ours(PersistentVolume volume) {
    return volume.getSpec() != null
        && volume.getSpec().getCsi() != null
        && name.equals(volume.getSpec().getCsi().getDriver());
  }
}
