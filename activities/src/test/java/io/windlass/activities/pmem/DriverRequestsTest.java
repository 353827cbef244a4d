package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.windlass.workflows.lifecycle.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriverRequestsTest {

  @Test
  void whatMakesNoSenseForADriverIsRefusedUntilItIsTakenBack() {
    assertThat(DriverRequests.refusals(Map.of("windlass.io/rebalance", "now")))
        .containsExactly(
            "metadata.annotations[windlass.io/rebalance]: there is no rebalance of a driver; ask"
                + " for a restart, a replacement of the authority or a check of the nodes; remove"
                + " it");
    assertThat(DriverRequests.refusals(Map.of("windlass.io/certificates", "now"))).isEmpty();
    assertThat(DriverRequests.refusals(Map.of("windlass.io/restart", "now"))).isEmpty();
    assertThat(DriverRequests.refusals(Map.of("windlass.io/check-hosts", "now"))).isEmpty();
  }

  @Test
  void whatIsGivenInTheSpecIsNotIssued() {
    GenericKubernetesResource issued = driver(Map.of());
    GenericKubernetesResource given = driver(Map.of("caCert", "LS0t"));

    assertThat(DriverRequests.refusal(issued, Request.CERTIFICATES, "now")).isEmpty();
    assertThat(DriverRequests.refusal(issued, Request.REPLACE_AUTHORITY, "now")).isEmpty();
    assertThat(DriverRequests.refusal(given, Request.CERTIFICATES, "now").orElseThrow())
        .startsWith("spec.caCert: the certificates are given");
    assertThat(DriverRequests.refusal(given, Request.REPLACE_AUTHORITY, "now").orElseThrow())
        .startsWith("spec.caCert: the certificates are given");
    assertThat(DriverRequests.refusal(issued, Request.DRAIN, "now").orElseThrow())
        .startsWith("request: there is no drain of a Kubernetes node of a driver");
  }

  @Test
  void whatHasNoCertificatesIsTold() {
    GenericKubernetesResource later = driver(Map.of("image", "a:v1.1.0"));
    GenericKubernetesResource recorded = driver(Map.of());
    recorded.getMetadata().setAnnotations(Map.of("windlass.io/pmem-layout", "distributed"));

    assertThat(DriverRequests.refusal(later, Request.CERTIFICATES, "now").orElseThrow())
        .isEqualTo(
            "spec.image (a:v1.1.0): drivers from v0.9 on have no certificates, and there is nothing"
                + " to renew");
    assertThat(DriverRequests.refusal(recorded, Request.REPLACE_AUTHORITY, "now")).isPresent();
    assertThat(DriverRequests.refusal(later, Request.RESTART, "now")).isEmpty();
  }

  private static GenericKubernetesResource driver(Map<String, Object> spec) {
    GenericKubernetesResource driver = new GenericKubernetesResource();
    driver.setMetadata(new ObjectMeta());
    driver.setAdditionalProperty("spec", spec);
    return driver;
  }
}
