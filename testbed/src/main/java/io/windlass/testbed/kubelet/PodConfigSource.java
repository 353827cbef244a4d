package io.windlass.testbed.kubelet;

import io.windlass.testbed.kubelet.environment.Environment;
import io.windlass.testbed.kubelet.volume.ClusterObjects;
import io.windlass.testbed.kubelet.volume.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** ConfigMaps and Secrets of a pod's namespace as text, for its environment variables. */
record PodConfigSource(ClusterObjects objects, String namespace)
    implements Environment.ConfigSource {

  @Override
  public Optional<Map<String, String>> configMap(String name) {
    return objects.configMap(namespace, name).map(Payloads::of).map(PodConfigSource::text);
  }

  @Override
  public Optional<Map<String, String>> secret(String name) {
    return objects.secret(namespace, name).map(Payloads::of).map(PodConfigSource::text);
  }

  private static Map<String, String> text(Map<String, byte[]> bytes) {
    Map<String, String> text = new LinkedHashMap<>();
    bytes.forEach((key, value) -> text.put(key, new String(value, StandardCharsets.UTF_8)));
    return text;
  }
}
