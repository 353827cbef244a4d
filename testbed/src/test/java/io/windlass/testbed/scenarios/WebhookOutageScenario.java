package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.testbed.playground.Application;
import io.windlass.testbed.playground.Command;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The starter, its certificate or what the API server knows of it goes away, and nothing hangs. */
@OneAtATime(Fragile.STARTERS)
class WebhookOutageScenario {

  private static final String SECRET = "webhook-outage";
  private static final String WARNING = "Warning: spec.clusterDomain (set): is deprecated";

  /**
   * Certificates that are renewed every few seconds, and authorities that are after some of them.
   */
  private static final Duration CERTIFICATE = Duration.ofSeconds(15);

  private static final Duration AUTHORITY = Duration.ofSeconds(30);
  private static final Duration RENEWALS = Duration.ofSeconds(90);
  private static final Duration REPAIRED = Duration.ofSeconds(30);

  private final RealStack stack = Fragile.of(getClass()).stack();

  @BeforeEach
  void noOtherStarter() {
    stack.stopStarter();
  }

  @AfterEach
  void theUsualStarter() {
    stack.startStarter();
  }

  @Test
  void withoutAStarterChangesAndDeletionsPassButNoLogin() {
    Cluster cluster = Cluster.in(stack, "webhook-down").apply(Manifest.of(1, 1));
    Manifest login = Manifest.of(1, 1).with("auth: {usernamePassword: {secretName: login}}\n");

    assertThat(cluster.tryApply(login.yaml("webhook-down", "other")).errors())
        .contains("failed calling webhook \"rights.aistore.windlass.io\"");
    cluster.edit("{\"targetSpec\":{\"size\":2}}");
    cluster.kubectl("patch", "aistore", "demo", "--type=merge", "-p", finalizers("held"));
    cluster.kubectl("delete", "aistore", "demo", "--wait=false");
    assertThat(cluster.resource().orElseThrow().isMarkedForDeletion()).isTrue();
    cluster.kubectl("patch", "aistore", "demo", "--type=merge", "-p", finalizers(""));
    assertThat(Eventually.holds(Cluster.SOON, () -> cluster.resource().isEmpty())).isTrue();
  }

  @Test
  void certificatesAndAuthoritiesAreRenewedWithoutAFailedCall() {
    Cluster cluster = Cluster.in(stack, "webhook-renewed");
    try (Application starter = starter()) {
      Set<String> certificates = new HashSet<>();
      Set<String> authorities = new HashSet<>();
      boolean renewed =
          Eventually.holds(
              RENEWALS,
              () -> {
                assertThat(ask(cluster).errors()).as("answered by the starter").contains(WARNING);
                data("tls.crt").ifPresent(certificates::add);
                data("ca.key").ifPresent(authorities::add);
                return certificates.size() > 3 && authorities.size() > 2;
              });
      assertThat(renewed)
          .as("%d certificates, %d authorities", certificates.size(), authorities.size())
          .isTrue();
      try (Metrics metrics = new Metrics(starter)) {
        assertThat(metrics.lines("windlass_certificate_expiry_seconds")).isNotEmpty();
        assertThat(metrics.lines("windlass_admission_seconds_count"))
            .noneMatch(line -> line.contains("failed"));
      }
      assertThat(stack.logs()).noneMatch(line -> line.contains("PRIVATE KEY"));
    }
  }

  @Test
  void whatIsDamagedIsRepaired() {
    Cluster cluster = Cluster.in(stack, "webhook-damaged");
    try (Application starter = starter()) {
      assertThat(starter.process().alive()).isTrue();
      stack
          .kubectl()
          .succeed(
              "patch",
              "validatingwebhookconfiguration",
              "windlass",
              "--type=json",
              "-p",
              "[{\"op\":\"remove\",\"path\":\"/webhooks/0/clientConfig/caBundle\"}]");
      assertThat(Eventually.holds(REPAIRED, () -> !bundle().isEmpty())).as("told again").isTrue();
      awaitAnswer(cluster, "the API server knows again whom to trust");

      stack.kubectl().succeed("-n", "default", "delete", "secret", SECRET);
      awaitAnswer(cluster, "the certificate is made anew");
      assertThat(Eventually.holds(REPAIRED, () -> data("tls.key").isPresent())).isTrue();

      String damage = Base64.getEncoder().encodeToString(new byte[] {1});
      stack
          .kubectl()
          .succeed(
              "-n",
              "default",
              "patch",
              "secret",
              SECRET,
              "-p",
              "{\"data\":{\"ca.crt\":\"%s\"}}".formatted(damage));
      boolean repaired =
          Eventually.holds(REPAIRED, () -> !data("ca.crt").equals(Optional.of(damage)));
      assertThat(repaired).as("the damage is gone").isTrue();
      awaitAnswer(cluster, "all is well again");
    }
  }

  private void awaitAnswer(Cluster cluster, String what) {
    boolean answered = Eventually.holds(REPAIRED, () -> ask(cluster).errors().contains(WARNING));
    assertThat(answered).as(what).isTrue();
  }

  /** At the address that the API server knows, with certificates of its own. */
  private Application starter() {
    return stack.startStarter(
        Map.of(
            "WINDLASS_WEBHOOK_PORT",
            Integer.toString(stack.stack().webhook().port()),
            "WINDLASS_WEBHOOK_SECRET",
            SECRET,
            "WINDLASS_WEBHOOK_CERTIFICATE_LIFETIME",
            CERTIFICATE.toSeconds() + "s",
            "WINDLASS_WEBHOOK_AUTHORITY_LIFETIME",
            AUTHORITY.toSeconds() + "s"));
  }

  private static Command.Answer ask(Cluster cluster) {
    Manifest deprecated = Manifest.of(1, 1).with("clusterDomain: cluster.local\n");
    return cluster.tryApply(
        deprecated.yaml(cluster.namespace(), cluster.name()), "--dry-run=server");
  }

  private Optional<String> data(String key) {
    Secret secret = stack.kubernetes().secrets().inNamespace("default").withName(SECRET).get();
    return Optional.ofNullable(secret).map(found -> found.getData().get(key));
  }

  private String bundle() {
    return stack
        .kubectl()
        .succeed(
            "get",
            "validatingwebhookconfiguration",
            "windlass",
            "-o",
            "jsonpath={.webhooks[0].clientConfig.caBundle}");
  }

  private static String finalizers(String name) {
    return "{\"metadata\":{\"finalizers\":[%s]}}"
        .formatted(name.isEmpty() ? "" : "\"test.windlass.io/%s\"".formatted(name));
  }
}
