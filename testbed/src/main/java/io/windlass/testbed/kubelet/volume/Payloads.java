package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys and bytes of ConfigMaps and Secrets. */
public final class Payloads {

  private Payloads() {}

  public static Map<String, byte[]> of(ConfigMap map) {
    Map<String, byte[]> all = new TreeMap<>();
    if (map.getData() != null) {
      map.getData().forEach((key, text) -> all.put(key, text.getBytes(StandardCharsets.UTF_8)));
    }
    if (map.getBinaryData() != null) {
      map.getBinaryData().forEach((key, text) -> all.put(key, Base64.getDecoder().decode(text)));
    }
    return all;
  }

  public static Map<String, byte[]> of(Secret secret) {
    Map<String, byte[]> all = new TreeMap<>();
    if (secret.getData() != null) {
      secret.getData().forEach((key, text) -> all.put(key, Base64.getDecoder().decode(text)));
    }
    return all;
  }

  /** All keys, or only the listed ones under the listed paths. */
  static Map<String, byte[]> select(
      Map<String, byte[]> all, List<KeyToPath> items, boolean optional, String kind)
      throws MountException {
    if (items.isEmpty()) {
      return all;
    }
    Map<String, byte[]> selected = new TreeMap<>();
    for (KeyToPath item : items) {
      byte[] content = all.get(item.getKey());
      if (content != null) {
        selected.put(item.getPath(), content);
      } else if (!optional) {
        throw new MountException(kind + " references non-existent config key: " + item.getKey());
      }
    }
    return selected;
  }
}
