package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.CSIPersistentVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Optional;

/** Keeps of each object only what the starter reads, so that it stays small beside big clusters. */
final class SlimStore<T extends HasMetadata> extends BasicItemStore<T> {

  SlimStore() {
    super(Cache::metaNamespaceKeyFunc);
  }

  @Override
  public T put(String key, T object) {
    object.getMetadata().getManagedFields().forEach(entry -> entry.setFieldsV1(null));
    switch (object) {
      case GenericKubernetesResource resource ->
          resource.getAdditionalProperties().compute("spec", (name, spec) -> SlimSpec.of(spec));
      case ConfigMap map -> slim(map);
      case Service service -> service.setSpec(null);
      case StatefulSet set -> slim(set);
      case Deployment deployment -> deployment.getSpec().setTemplate(null);
      case DaemonSet set -> set.getSpec().setTemplate(null);
      case Role role -> role.setRules(null);
      case ClusterRole role -> role.setRules(null);
      case Node host -> slim(host);
      case PersistentVolume volume -> slim(volume);
      default -> {} // other kinds are little more than their metadata
    }
    return super.put(key, object);
  }

  private static void slim(ConfigMap map) {
    map.setData(null);
    map.setBinaryData(null);
  }

  /** Its status is by far the most of it: addresses, images, volumes. */
  private static void slim(Node host) {
    host.setStatus(null);
    host.getMetadata().setAnnotations(null);
  }

  /** Whose driver it is of. */
  private static void slim(PersistentVolume volume) {
    PersistentVolumeSpec slim = new PersistentVolumeSpec();
    Optional.ofNullable(volume.getSpec())
        .map(PersistentVolumeSpec::getCsi)
        .ifPresent(
            csi ->
                slim.setCsi(
                    new CSIPersistentVolumeSourceBuilder().withDriver(csi.getDriver()).build()));
    volume.setSpec(slim);
    volume.setStatus(null);
    volume.getMetadata().setAnnotations(null);
  }

  private static void slim(StatefulSet set) {
    set.getSpec().setTemplate(null);
    set.getSpec().setVolumeClaimTemplates(null);
  }
}
