package io.windlass.testbed.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The objects of one driver as a release of pmem-csi-operator makes them: names, labels, selectors,
 * owners, commands.
 *
 * @param values of the places that the files leave open
 */
public record OperatorDriver(DriverRelease release, Map<String, String> values) {

  /** Field manager of all that it writes: the name of its program. */
  public static final String PROGRAM = "pmem-csi-operator";

  /**
   * Those of the resource.
   *
   * @param name of the resource, and of the driver
   */
  public static OperatorDriver of(
      DriverRelease release,
      String namespace,
      String name,
      String uid,
      Map<String, String> nodeSelector) {
    Map<String, String> values = new HashMap<>();
    values.put("namespace", namespace);
    values.put("name", name);
    values.put("prefix", name.replace('.', '-'));
    values.put("uid", uid);
    values.put("kind", release.kind());
    values.put("version", release.version());
    String selector = Serialization.asJson(nodeSelector).replaceAll("\\s+", " ");
    values.put("nodeSelector", selector);
    values.put("nodeSelectorJson", selector);
    values.put("image", release.image());
    values.put("provisioner", release.provisioner());
    values.put("registrar", release.registrar());
    values.put("level", release.level());
    values.put("percentage", "100");
    return new OperatorDriver(release, values);
  }

  /** The same with another value. */
  public OperatorDriver with(String place, String value) {
    Map<String, String> other = new HashMap<>(values);
    other.put(place, value);
    return new OperatorDriver(release, other);
  }

  /** With certificates of an authority; its key it throws away. */
  public OperatorDriver with(Authority authority, Identity registry, Identity node) {
    return with("ca", encoded(authority.certificateText()))
        .with("registry-certificate", encoded(registry.chainText()))
        .with("registry-key", encoded(registry.keyText()))
        .with("node-certificate", encoded(node.chainText()))
        .with("node-key", encoded(node.keyText()));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** All of them; several documents. */
  public String yaml() {
    return Places.filled(release.file(), values);
  }

  /** All of them. */
  public List<HasMetadata> all() {
    return Stream.of(yaml().split("\n---\n")).<HasMetadata>map(Serialization::unmarshal).toList();
  }
}
