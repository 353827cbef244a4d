package io.windlass.workflows.pmem.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.resource.SpecProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused names the field, what it says, and what to do. */
class DriverProblemsTest {

  private static List<String> alpha(String spec) {
    return texts(Drivers.alpha(spec));
  }

  private static List<String> texts(PmemResource resource) {
    return DriverProblems.blocking(resource).stream().map(SpecProblem::text).toList();
  }

  @Test
  void nothingIsWrongWithDefaults() {
    assertThat(DriverProblems.of(Drivers.alpha("{}"))).isEmpty();
    assertThat(DriverProblems.of(Drivers.beta("{}"))).isEmpty();
  }

  @Test
  void twoSpellingsThatDiffer() {
    assertThat(alpha("{pullPolicy: Always, imagePullPolicy: Never}"))
        .singleElement()
        .asString()
        .startsWith("spec.pullPolicy (Always)")
        .contains("imagePullPolicy", "remove one");
    assertThat(alpha("{registrarImage: a, nodeRegistrarImage: b}")).hasSize(1);
    assertThat(alpha("{registrarImage: a, nodeRegistrarImage: a}")).isEmpty();
  }

  @Test
  void aModeThatIsNotKnown() {
    assertThat(alpha("{deviceMode: fake}"))
        .containsExactly("spec.deviceMode (fake): not known: write lvm or direct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          controllerTLSSecret: tls   | spec.controllerTLSSecret
          mutatePods: Try            | spec.mutatePods
          schedulerNodePort: 32000   | spec.schedulerNodePort
          logFormat: json            | spec.logFormat
          controllReplicas: 2        | spec.controllReplicas
          controllerReplicas: 3      | spec.controllerReplicas
          maxUnavailable: 0          | spec.maxUnavailable
          maxUnavailable: 200%       | spec.maxUnavailable
          """)
  void whatBelongsToLaterDrivers(String line, String field) {
    assertThat(texts(Drivers.beta("{%s}".formatted(line))))
        .singleElement()
        .asString()
        .startsWith(field);
  }

  @Test
  void whatMeansNothingIsAllowed() {
    assertThat(
            texts(
                Drivers.beta(
                    "{mutatePods: Never, schedulerNodePort: 0, logFormat: text,"
                        + " controllReplicas: 1, maxUnavailable: 25%}")))
        .isEmpty();
  }

  @Test
  void certificatesBelongTogether() {
    assertThat(alpha("{caCert: %s}".formatted(pem("CERTIFICATE"))))
        .hasSize(4)
        .allMatch(text -> text.contains("give all of them, or none"));
  }

  @Test
  void certificatesAreNotTold() {
    assertThat(alpha(material(pem("CERTIFICATE"), "c2VjcmV0")))
        .isNotEmpty()
        .allMatch(text -> !text.contains("c2VjcmV0"))
        .allMatch(text -> text.contains("PEM of a PRIVATE KEY"));
    assertThat(alpha(material("'?'", pem("RSA PRIVATE KEY"))))
        .hasSize(3)
        .allMatch(text -> text.contains("PEM of a CERTIFICATE") || text.contains("base64"));
    assertThat(alpha(material(pem("CERTIFICATE"), pem("EC PRIVATE KEY")))).isEmpty();
  }

  @Test
  void aDriverAfterTheLastReleaseIsAWarning() {
    assertThat(texts(Drivers.alpha("{image: 'intel/pmem-csi-driver:v1.2.0'}"))).isEmpty();
    assertThat(DriverProblems.of(Drivers.alpha("{image: 'intel/pmem-csi-driver:v1.2.0'}")))
        .hasSize(1);
    for (String image : List.of("intel/pmem-csi-driver:v1.1.0", "example:5000/driver:v0.7.0")) {
      assertThat(DriverProblems.of(Drivers.alpha("{image: '%s'}".formatted(image)))).isEmpty();
    }
  }

  @Test
  void whatADriverKnowsDependsOnItsRelease() {
    String known = "{image: 'intel/pmem-csi-driver:%s', logFormat: json, controllReplicas: %d}";
    assertThat(texts(Drivers.beta(known.formatted("v1.0.2", 2)))).isEmpty();
    assertThat(texts(Drivers.beta(known.formatted("v0.9.0", 1)))).isEmpty();
    assertThat(texts(Drivers.beta(known.formatted("v0.9.0", 2))))
        .singleElement()
        .asString()
        .startsWith("spec.controllReplicas (2)");
    assertThat(texts(Drivers.beta("{image: 'a:v1.1.0', logFormat: xml}")))
        .containsExactly("spec.logFormat (xml): not known: write text or json");
    assertThat(texts(Drivers.beta("{image: 'a:v1.0.2', controllerTLSSecret: tls}")))
        .singleElement()
        .asString()
        .contains("runs no webhook");
  }

  @Test
  void aDriverWithoutRegistryHasNoCertificates() {
    assertThat(alpha("{image: 'a:v1.1.0', caCert: %s}".formatted(pem("CERTIFICATE"))))
        .singleElement()
        .asString()
        .contains("have no certificates: remove it");
  }

  private static String material(String certificate, String key) {
    return "{caCert: %1$s, registryCert: %1$s, registryKey: %2$s, nodeControllerCert: %1$s, nodeControllerKey: %2$s}"
        .formatted(certificate, key);
  }

  private static String pem(String label) {
    String text = "-----BEGIN %1$s-----\nAAAA\n-----END %1$s-----\n".formatted(label);
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
