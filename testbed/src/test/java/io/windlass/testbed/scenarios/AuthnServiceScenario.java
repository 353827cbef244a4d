package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AuthN run by Windlass, from Secrets that are not there yet to a deletion that keeps its users.
 */
@SideBySide
class AuthnServiceScenario {

  private static final String FIRST = "horse-battery-first";
  private static final String SECOND = "horse-battery-second";

  @TempDir private Path folder;

  @Test
  void livesThroughWhatItsAdministratorAndOthersDo() {
    Cluster cluster = Cluster.in("authn");
    AuthnService service = AuthnService.beside(cluster);
    missingSecretsAreNamedAndWaitedFor(cluster, service);
    aClusterLogsInThroughIt(cluster, service);
    whatItReadsAtItsStartGetsItAnotherPod(cluster, service);
    whatOthersDoIsPutRight(cluster, service);
    itsPodHasACertificateOfItsOwnAndIsReplacedForTheNext(cluster, service);
    itIsSeenAndSteeredByThePlugin(cluster, service);
    itsUsersStayWhenItIsDeleted(cluster, service);
    assertNothingSecretIsTold(cluster);
  }

  private static void missingSecretsAreNamedAndWaitedFor(Cluster cluster, AuthnService service) {
    service.apply();
    service.await(
        "Stalled",
        "True",
        "spec.adminSecret.name (tokens-admin): there is no such Secret in namespace authn; create"
            + " it to go on");
    assertThat(service.condition("Stalled").getReason()).isEqualTo("MissingReference");
    assertThat(service.pod()).as("nothing is begun").isEmpty();

    AuthnService.secrets(cluster.stack(), "authn", "tokens", FIRST);
    service.awaitReady();
    assertThat(service.condition("Ready").getReason()).isEqualTo("Available");
    assertThat(service.resource().orElseThrow().getStatus().serviceURL()).isEqualTo(service.url());
  }

  private static void aClusterLogsInThroughIt(Cluster cluster, AuthnService service) {
    service.login(FIRST);
    service.profile();
    cluster
        .apply(
            Manifest.of(1, 1)
                .with("authNSecretName: tokens-signing\nauth: {profileRef: {name: authn}}\n"))
        .awaitReady();
    assertThat(cluster.objects().status("/v1/daemon?what=smap")).isEqualTo(401);
    assertThat(
            cluster.objects().admitted(() -> service.token(FIRST)).status("/v1/daemon?what=smap"))
        .isEqualTo(200);
  }

  private static void whatItReadsAtItsStartGetsItAnotherPod(Cluster cluster, AuthnService service) {
    String first = service.pod();
    service.edit("{\"config\":{\"log\":{\"level\":4}}}");
    service.awaitAnother(first);
    assertThat(service.resource().orElseThrow().getStatus().history().getLast().operation())
        .isEqualTo("Upgrade");

    service.change(FIRST, SECOND);
    service.login(SECOND);
    String second = service.pod();
    AuthnService.secrets(cluster.stack(), "authn", "tokens", SECOND);
    service.awaitAnother(second);
    assertThat(service.token(SECOND)).as("the store was kept").isNotEmpty();
  }

  private static void whatOthersDoIsPutRight(Cluster cluster, AuthnService service) {
    cluster.kubectl("delete", "configmap", "tokens-config");
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () -> cluster.kubectl("get", "configmaps", "-o", "name").contains("tokens-config")))
        .isTrue();
    String certificate = service.certificate();
    cluster.kubectl("delete", "certificates.cert-manager.io", "--all");
    assertThat(
            Eventually.holds(
                Cluster.SOON, () -> !Set.of("", certificate).contains(service.certificate())))
        .isTrue();
    service.awaitReady();
    String pod = service.pod();
    cluster.kubectl("scale", "deployment", "tokens", "--replicas=0");
    service.awaitAnother(pod);
    assertThat(service.token(SECOND)).isNotEmpty();
  }

  /** The driver renews it a quarter of a minute after the pod has started, once. */
  private static void itsPodHasACertificateOfItsOwnAndIsReplacedForTheNext(
      Cluster cluster, AuthnService service) {
    String before = service.pod();
    service.edit(
        """
        {"tls": {"certificate": {"mode": "csi", "duration": "10m", "renewBefore": "585s"}}}""");
    String first = service.awaitAnother(before);
    assertThat(cluster.kubectl("get", "certificates.cert-manager.io", "-o", "name")).isEmpty();
    assertThat(service.token(SECOND)).isNotEmpty();
    String second = service.awaitAnother(first);
    assertThat(service.token(SECOND)).isNotEmpty();
    assertThat(service.resource().orElseThrow().getStatus().history().getLast().operation())
        .isEqualTo("Upgrade");

    service.edit(
        """
        {"tls": {"certificate": {"mode": "secret", "duration": null, "renewBefore": null}}}""");
    service.awaitAnother(second);
  }

  private void itIsSeenAndSteeredByThePlugin(Cluster cluster, AuthnService service) {
    Plugin plugin = new Plugin(cluster, folder, true);
    assertThat(plugin.succeed("status", "tokens").output())
        .contains("AIStoreAuth authn/tokens   Ready");
    assertThat(plugin.succeed("plan", "aisauth/tokens").output()).contains("nothing would be done");
    String pod = service.pod();
    assertThat(plugin.succeed("restart", "tokens", "--wait").output()).contains("done:");
    assertThat(service.pod()).isNotEqualTo(pod);
    service.awaitReady();
    assertThat(plugin.succeed("history", "tokens").output())
        .contains("deploy", "rolling-upgrade", "rolling-restart");
    Path bundle = folder.resolve("tokens.tar.gz");
    plugin.succeed("report", "tokens", "-f", bundle.toString());
    assertThat(plugin.unpacked(bundle)).contains("tokens-authn-tls-cert").doesNotContain(SECOND);
  }

  private static void itsUsersStayWhenItIsDeleted(Cluster cluster, AuthnService service) {
    service.delete();
    assertThat(service.pod()).isEmpty();
    assertThat(cluster.claims()).containsKey("tokens-storage");
    assertThat(cluster.kubectl("get", "services,deployments", "-o", "name"))
        .doesNotContain("tokens");

    service.apply();
    service.awaitReady();
    assertThat(service.token(SECOND)).as("users are found again").isNotEmpty();
    cluster.awaitReady();
  }

  /** Neither in the resource, nor in what Windlass makes of it, nor in a log. */
  private static void assertNothingSecretIsTold(Cluster cluster) {
    String told =
        cluster.kubectl("get", "aistoreauth,configmap,deployment,pod,events", "--output=yaml");
    assertThat(told).doesNotContain(FIRST).doesNotContain(SECOND);
    assertThat(RealStack.shared().logs())
        .noneMatch(line -> line.contains(FIRST) || line.contains(SECOND));
  }
}
