package io.windlass.workflows.pmem.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.windlass.workflows.resource.SpecProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the certificates that the user gives, as far as their text tells.
 *
 * <ol>
 *   <li>None is given to a driver that has no use for it.
 *   <li>All five fields are given, or none.
 *   <li>Each is base64 of PEM, of a certificate or of a private key.
 * </ol>
 *
 * <p>Whether they fit one another, and are valid today, is judged with what {@code pki} knows,
 * before anything is written. What a field says is never told: it may be a private key.
 */
final class MaterialProblems {

  private static final String ALL_OR_NONE =
      "caCert, registryCert, registryKey, nodeControllerCert and nodeControllerKey belong together:"
          + " give all of them, or none to have Windlass issue them";

  private MaterialProblems() {}

  static Stream<SpecProblem> of(CertificateMaterial material, DriverLayout layout) {
    return switch (layout) {
      case REGISTRY -> of(material);
      case DISTRIBUTED ->
          material.given()
              ? Stream.of(
                  blocking(
                      "spec.caCert",
                      "set",
                      "drivers from v0.9 on have no certificates: remove it, and the other fields"
                          + " of certificates"))
              : Stream.empty();
    };
  }

  private static Stream<SpecProblem> of(CertificateMaterial material) {
    return material.given()
        ? Stream.of(
                field("caCert", material.caCert(), "CERTIFICATE"),
                field("registryCert", material.registryCert(), "CERTIFICATE"),
                field("registryKey", material.registryKey(), "PRIVATE KEY"),
                field("nodeControllerCert", material.nodeControllerCert(), "CERTIFICATE"),
                field("nodeControllerKey", material.nodeControllerKey(), "PRIVATE KEY"))
            .flatMap(Optional::stream)
        : Stream.empty();
  }

  private static Optional<SpecProblem> field(String name, String text, String label) {
    return text.isEmpty()
        ? DriverProblems.missing(name, text, ALL_OR_NONE)
        : form(text, label).map(advice -> blocking("spec." + name, "set", advice));
  }

  private static Optional<String> form(String text, String label) {
    String decoded;
    try {
      decoded = new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException garbled) {
      return Optional.of("not base64: encode the PEM file with base64");
    }
    return decoded.contains("-----BEGIN ") && decoded.contains(label + "-----")
        ? Optional.empty()
        : Optional.of("not PEM of a %s: encode such a file with base64".formatted(label));
  }
}
