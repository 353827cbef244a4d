package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.workflows.pmem.DriverVolumes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The volumes of a driver: those that Kubernetes knows, and those that are used on a node.
 *
 * @param driver its name
 * @param volumes its PersistentVolumes
 */
record VolumeLook(KubernetesClient kubernetes, String driver, List<PersistentVolume> volumes) {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  static VolumeLook of(KubernetesClient kubernetes, String driver) {
    List<PersistentVolume> own =
        kubernetes.persistentVolumes().list().getItems().stream()
            .filter(volume -> volume.getSpec().getCsi() != null)
            .filter(volume -> driver.equals(volume.getSpec().getCsi().getDriver()))
            .toList();
    return new VolumeLook(kubernetes, driver, own);
  }

  /** All of them, with claim and node. */
  DriverVolumes all() {
    return new DriverVolumes(volumes.stream().map(this::title).sorted().toList(), volumes.size());
  }

  /**
   * How many are on a node, used or not, and also those that live and die with a pod. One that does
   * not tell its node may be on any.
   */
  int keptOn(String name) {
    long kept =
        volumes.stream()
            .filter(volume -> node(volume).filter(on -> !on.equals(name)).isEmpty())
            .count();
    return (int) Math.max(kept, inUse(name));
  }

  /** How many are used by pods on a node, also those that live and die with a pod. */
  int inUse(String node) {
    Set<String> claims =
        volumes.stream().flatMap(volume -> claim(volume).stream()).collect(Collectors.toSet());
    return (int)
        kubernetes
            .pods()
            .inAnyNamespace()
            .withField("spec.nodeName", node)
            .list()
            .getItems()
            .stream()
            .filter(pod -> !OVER.contains(pod.getStatus().getPhase()))
            .flatMap(pod -> used(pod, claims))
            .distinct()
            .count();
  }

  private Stream<String> used(Pod pod, Set<String> claims) {
    String namespace = pod.getMetadata().getNamespace();
    Stream<String> ofClaims =
        pod.getSpec().getVolumes().stream()
            .map(Volume::getPersistentVolumeClaim)
            .flatMap(Stream::ofNullable)
            .map(claim -> namespace + "/" + claim.getClaimName())
            .filter(claims::contains);
    Stream<String> ofPod =
        pod.getSpec().getVolumes().stream()
            .filter(volume -> volume.getCsi() != null)
            .filter(volume -> driver.equals(volume.getCsi().getDriver()))
            .map(volume -> pod.getMetadata().getUid() + "/" + volume.getName());
    return Stream.concat(ofClaims, ofPod);
  }

  private String title(PersistentVolume volume) {
    String where =
        Stream.of(
                claim(volume).map(claim -> "claim " + claim),
                node(volume).map(node -> "node " + node))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    String name = volume.getMetadata().getName();
    return where.isEmpty() ? name : "%s (%s)".formatted(name, where);
  }

  private static Optional<String> claim(PersistentVolume volume) {
    return Optional.ofNullable(volume.getSpec().getClaimRef()).map(VolumeLook::title);
  }

  private static String title(ObjectReference claim) {
    return claim.getNamespace() + "/" + claim.getName();
  }

  /** The topology of the driver names the node on which the memory is. */
  private Optional<String> node(PersistentVolume volume) {
    return Optional.ofNullable(volume.getSpec().getNodeAffinity())
        .flatMap(affinity -> Optional.ofNullable(affinity.getRequired()))
        .stream()
        .flatMap(required -> required.getNodeSelectorTerms().stream())
        .map(NodeSelectorTerm::getMatchExpressions)
        .flatMap(List::stream)
        .filter(term -> term.getKey().equals(driver + "/node"))
        .map(NodeSelectorRequirement::getValues)
        .flatMap(List::stream)
        .findFirst();
  }
}
