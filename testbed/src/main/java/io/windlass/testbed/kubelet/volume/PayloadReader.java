package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.windlass.testbed.kubelet.environment.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of volumes made from API objects: ConfigMap, Secret, downward API, projected. */
final class PayloadReader {

  private final Pod pod;
  private final ClusterObjects objects;

  PayloadReader(Pod pod, ClusterObjects objects) {
    this.pod = pod;
    this.objects = objects;
  }

  /**
   * @return relative path to content; empty when the volume is not made from API objects
   * @throws MountException when an object or key is missing and not optional
   */
  Optional<Map<String, byte[]>> read(Volume volume) throws MountException {
    if (volume.getConfigMap() != null) {
      var source = volume.getConfigMap();
      return Optional.of(
          configMap(source.getName(), source.getItems(), isTrue(source.getOptional())));
    }
    if (volume.getSecret() != null) {
      var source = volume.getSecret();
      return Optional.of(
          secret(source.getSecretName(), source.getItems(), isTrue(source.getOptional())));
    }
    if (volume.getDownwardAPI() != null) {
      return Optional.of(downward(volume.getDownwardAPI().getItems()));
    }
    if (volume.getProjected() != null) {
      Map<String, byte[]> files = new TreeMap<>();
      for (VolumeProjection part : volume.getProjected().getSources()) {
        files.putAll(projected(part));
      }
      return Optional.of(files);
    }
    return Optional.empty();
  }

  private Map<String, byte[]> projected(VolumeProjection part) throws MountException {
    if (part.getConfigMap() != null) {
      var source = part.getConfigMap();
      return configMap(source.getName(), source.getItems(), isTrue(source.getOptional()));
    }
    if (part.getSecret() != null) {
      var source = part.getSecret();
      return secret(source.getName(), source.getItems(), isTrue(source.getOptional()));
    }
    if (part.getDownwardAPI() != null) {
      return downward(part.getDownwardAPI().getItems());
    }
    if (part.getServiceAccountToken() != null) {
      ServiceAccountTokenProjection wanted = part.getServiceAccountToken();
      return Map.of(wanted.getPath(), bytes(objects.token(pod, wanted)));
    }
    throw new MountException("a projected volume of this kind is not simulated: " + part);
  }

  private Map<String, byte[]> configMap(String name, List<KeyToPath> items, boolean optional)
      throws MountException {
    var found = objects.configMap(pod.getMetadata().getNamespace(), name);
    if (found.isEmpty() && !optional) {
      throw new MountException("configmap \"" + name + "\" not found");
    }
    Map<String, byte[]> all = found.map(Payloads::of).orElseGet(Map::of);
    return Payloads.select(all, items, optional, "configmap");
  }

  private Map<String, byte[]> secret(String name, List<KeyToPath> items, boolean optional)
      throws MountException {
    var found = objects.secret(pod.getMetadata().getNamespace(), name);
    if (found.isEmpty() && !optional) {
      throw new MountException("secret \"" + name + "\" not found");
    }
    Map<String, byte[]> all = found.map(Payloads::of).orElseGet(Map::of);
    return Payloads.select(all, items, optional, "secret");
  }

  private Map<String, byte[]> downward(List<DownwardAPIVolumeFile> items) throws MountException {
    Map<String, byte[]> files = new TreeMap<>();
    for (DownwardAPIVolumeFile item : items) {
      if (item.getFieldRef() == null) {
        throw new MountException("resourceFieldRef is not simulated: " + item.getPath());
      }
      String field = item.getFieldRef().getFieldPath();
      files.put(
          item.getPath(),
          bytes(
              FieldPath.read(pod, field)
                  .orElseThrow(() -> new MountException("unknown field " + field))));
    }
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
