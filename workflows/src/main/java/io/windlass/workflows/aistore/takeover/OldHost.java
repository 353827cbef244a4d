package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Kubernetes node, as far as the chart makes use of it. */
public record OldHost(Node object) {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final int DIGITS = 8;

  String name() {
    return object.getMetadata().getName();
  }

  /** The value of a label; empty if it has none. */
  String label(String key) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(key))
        .orElse("");
  }

  /** What Kubernetes calls the status.hostIP of pods there; empty if there is none. */
  String address() {
    return status().map(NodeStatus::getAddresses).orElse(List.of()).stream()
        .filter(address -> "InternalIP".equals(address.getType()))
        .map(NodeAddress::getAddress)
        .findFirst()
        .orElse("");
  }

  /**
   * The id that the init container of the chart would make for a target: of the system UUID the
   * last eight hexadecimal digits of the SHA-256 of its text with a line feed; without one, the
   * address of the host.
   */
  String expectedId() {
    return systemUuid().map(uuid -> "t" + digest(uuid + "\n")).orElseGet(() -> "t" + address());
  }

  private Optional<String> systemUuid() {
    return status()
        .map(NodeStatus::getNodeInfo)
        .map(NodeSystemInfo::getSystemUUID)
        .filter(uuid -> UUID.matcher(uuid).matches());
  }

  private Optional<NodeStatus> status() {
    return Optional.ofNullable(object.getStatus());
  }

  private static String digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      String digits = HexFormat.of().formatHex(bytes);
      return digits.substring(digits.length() - DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
