package io.windlass.testbed.scenarios;

import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both sides of a driver show, where its user gives that. */
record GivenLeaves(Identity registry, Identity node) {

  static GivenLeaves of(Authority authority) {
    return new GivenLeaves(issued(authority, Side.CONTROLLER), issued(authority, Side.NODE));
  }

  static Authority authority(String name) {
    return Authority.create(name, Certificates.lasting(Duration.ofDays(30)));
  }

  private static Identity issued(Authority authority, Side side) {
    return authority.issue(
        side.peerName(), List.of(side.peerName()), Certificates.lasting(Duration.ofDays(7)));
  }

  /** What goes into the spec, by field. */
  Map<String, String> fields(Authority... trusted) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "caCert",
        base64(Stream.of(trusted).map(Authority::certificateText).collect(Collectors.joining())));
    fields.put("registryCert", base64(registry.chainText()));
    fields.put("registryKey", base64(registry.keyText()));
    fields.put("nodeControllerCert", base64(node.chainText()));
    fields.put("nodeControllerKey", base64(node.keyText()));
    return fields;
  }

  /** As lines of a spec. */
  static String yaml(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "  %s: %s%n".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining());
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
