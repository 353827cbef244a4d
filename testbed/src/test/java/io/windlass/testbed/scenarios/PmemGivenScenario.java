package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.workflows.lifecycle.Request;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A driver whose certificates its user gives: tried before they are written, never written over,
 * and their authority changed in three steps, while everybody is believed.
 */
@Tag("long")
@OneAtATime(Fragile.WORKERS)
class PmemGivenScenario {

  private static final String NAME = "given.example.com";

  private static final String DRIVER =
      """
      apiVersion: pmem-csi.intel.com/v1alpha1
      kind: Deployment
      metadata:
        name: %s
        annotations: {windlass.io/rollout-batch: "2", windlass.io/rollout-soak: 1s}
      spec:
        driverName: %s
        image: intel/pmem-csi-driver:v0.8.0
        nodeSelector: {scenario: given}
      %s""";

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Kubectl kubectl = stack.kubectl();
  private final Authority first = GivenLeaves.authority("first");
  private final Authority second = GivenLeaves.authority("second");
  private final GivenLeaves before = GivenLeaves.of(first);
  private final GivenLeaves after = GivenLeaves.of(second);

  @Test
  void everybodyIsBelievedWhileTheUserChangesTheAuthority() {
    label();
    Driver driver = apply(before, first).awaitRunning();
    try (DriverSampler sampler = new DriverSampler(stack, NAME, "default")) {
      driver.await("sampled", Driver.SOON, () -> sampler.done().size() == Side.values().length);
      Set<String> old = sampler.words(Side.NODE);
      assertGiven(driver);
      assertNothingIsIssued(driver);
      assertRefused(driver);

      apply(before, first, second).awaitRunning();
      apply(after, first, second).awaitRunning();
      apply(after, second).awaitRunning();

      assertThat(sampler.failures()).isEmpty();
      assertThat(old)
          .isNotEmpty()
          .allSatisfy(word -> assertThat(sampler.believing(Side.NODE, word)).isZero());
    }
    kubectl.succeed("delete", driver.resource(), "--timeout=120s");
  }

  private void label() {
    kubectl
        .succeed("get", "nodes", "-l", "storage=pmem", "-o", "name")
        .lines()
        .limit(3)
        .forEach(node -> kubectl.succeed("label", node, "scenario=given", "--overwrite"));
  }

  private void assertGiven(Driver driver) {
    assertThat(driver.current("CertificatesValid")).isEqualTo("True");
    assertThat(secret("registry", "tls.crt"))
        .isEqualTo(GivenLeaves.base64(before.registry().chainText()));
    assertThat(secret("node", "tls.crt")).isEqualTo(GivenLeaves.base64(before.node().chainText()));
    assertThat(secret("node", "ca.crt")).isEqualTo(GivenLeaves.base64(first.certificateText()));
  }

  /** What is given is the user's: a request is answered with advice, and changes nothing. */
  private void assertNothingIsIssued(Driver driver) {
    kubectl.succeed("annotate", driver.resource(), Request.CERTIFICATES.annotation() + "=now");
    driver.await("advice", Driver.SOON, () -> !driver.events("Advice").isEmpty());
    driver.awaitRunning();
    assertThat(secret("node", "tls.crt")).isEqualTo(GivenLeaves.base64(before.node().chainText()));
  }

  /** Another authority at once, another's key, and a side with another name. */
  private void assertRefused(Driver driver) {
    apply(after, second);
    assertThat(driver.awaitStalled("CertificateUnusable"))
        .contains("spec.caCert", "the present one and the new one");
    assertThat(driver.current("CertificatesValid")).isEqualTo("False");
    apply(
        new GivenLeaves(before.registry(), new Identity(before.node().chain(), after.node().key())),
        first);
    driver.await(
        "another key is refused",
        Driver.SOON,
        () -> driver.message("Stalled").contains("spec.nodeControllerKey"));
    apply(new GivenLeaves(before.node(), before.registry()), first);
    driver.await(
        "another name is refused",
        Driver.SOON,
        () -> driver.message("Stalled").contains("spec.registryCert"));
    assertThat(secret("node", "tls.crt")).isEqualTo(GivenLeaves.base64(before.node().chainText()));
  }

  private Driver apply(GivenLeaves leaves, Authority... trusted) {
    return Driver.of(stack, DRIVER.formatted(NAME, NAME, GivenLeaves.yaml(leaves.fields(trusted))));
  }

  private String secret(String side, String key) {
    return kubectl.succeed(
        "get",
        "secret",
        "given-example-com-%s-secrets".formatted(side),
        "-o",
        "jsonpath={.data.%s}".formatted(key.replace(".", "\\.")));
  }
}
