package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.stream.Stream;

/** The hosts of volumes that can't be had on another one. */
record VolumeHosts(KubernetesClient kubernetes) {

  private static final String HOST_LABEL = "kubernetes.io/hostname";

  /** The host of a claim's volume; empty when it has none yet, or one that any host can reach. */
  Optional<String> of(PersistentVolumeClaim claim) {
    return Optional.ofNullable(claim.getSpec().getVolumeName())
        .map(name -> kubernetes.persistentVolumes().withName(name).get())
        .flatMap(volume -> host(volume).findFirst());
  }

  private static Stream<String> host(PersistentVolume volume) {
    return Optional.ofNullable(volume.getSpec().getNodeAffinity())
        .map(affinity -> affinity.getRequired().getNodeSelectorTerms())
        .filter(terms -> terms.size() == 1)
        .stream()
        .flatMap(terms -> terms.getFirst().getMatchExpressions().stream())
        .filter(expression -> HOST_LABEL.equals(expression.getKey()))
        .map(NodeSelectorRequirement::getValues)
        .filter(values -> values.size() == 1)
        .map(values -> values.getFirst());
  }
}
