package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which ConfigMaps and Secrets a pod's volumes are made from. */
public final class VolumeReferences {

  private VolumeReferences() {}

  /**
   * One reference.
   *
   * @param kind {@code ConfigMap} or {@code Secret}
   */
  public record Reference(String kind, String namespace, String name) {}

  /** All references of the pod's volumes. */
  public static Set<Reference> of(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    return pod.getSpec().getVolumes().stream()
        .flatMap(volume -> of(namespace, volume))
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean refreshes(Volume volume) {
    return of("", volume).findAny().isPresent();
  }

  private static Stream<Reference> of(String namespace, Volume volume) {
    if (volume.getConfigMap() != null) {
      return Stream.of(new Reference("ConfigMap", namespace, volume.getConfigMap().getName()));
    }
    if (volume.getSecret() != null) {
      return Stream.of(new Reference("Secret", namespace, volume.getSecret().getSecretName()));
    }
    return volume.getProjected() == null
        ? Stream.of()
        : volume.getProjected().getSources().stream().flatMap(part -> of(namespace, part));
  }

  private static Stream<Reference> of(String namespace, VolumeProjection part) {
    if (part.getConfigMap() != null) {
      return Stream.of(new Reference("ConfigMap", namespace, part.getConfigMap().getName()));
    }
    return part.getSecret() == null
        ? Stream.of()
        : Stream.of(new Reference("Secret", namespace, part.getSecret().getName()));
  }
}
