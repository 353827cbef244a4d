package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clusters that ask for tokens: Windlass logs in, stays logged in, and tells when it can't. */
@SideBySide
class AuthScenario {

  private static final String FIRST = "correct-horse-battery";
  private static final String SECOND = "staple-never-to-be-written";
  private static final String MAP = "/v1/daemon?what=smap";

  /** So short that Windlass has to log in several times within one operation. */
  private static final Duration BRIEF = Duration.ofSeconds(10);

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void isUpgradedUnderAWriterWhileThePasswordChanges() {
    Cluster cluster = Cluster.in("auth");
    TokenIssuer issuer = known(cluster, BRIEF);
    cluster.apply(Manifest.of(2, 3).with(guarded(cluster))).awaitReady();
    assertThat(cluster.objects().status(MAP)).as("without a token").isEqualTo(401);

    Objects objects = cluster.objects().admitted(issuer::client).createBucket();
    List<String> written = objects.write(40);
    List<String> more;
    Upgrade upgrade = Upgrade.begun(cluster);
    try (Writer writer = new Writer(objects)) {
      upgrade.awaitBegun(Moment.first("AIStoreEnterMaintenance"));
      issuer.change(SECOND);
      cluster.awaitReady();
      more = writer.acknowledged();
    }
    assertThat(upgrade.images()).containsOnly(Upgrade.NEW_IMAGE);
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
    assertThat(objects.membership().outOfService()).isEmpty();
    assertThat(more).isNotEmpty();
    assertThat(objects.unreachable(written)).isEmpty();
    assertThat(objects.unreachable(more)).isEmpty();
    assertNothingSecretIsTold(cluster);
  }

  @Test
  void aWrongPasswordIsToldAtOnceAndAMendedOneIsEnough() {
    Cluster cluster = Cluster.in("auth-wrong");
    TokenIssuer issuer = TokenIssuer.start(cluster, FIRST, LONG);
    cluster.apply(Manifest.of(1, 1).with(inline(issuer)));
    cluster.assertStalled(
        "MissingReference",
        "spec.auth.usernamePassword.secretName (login): there is no such Secret in namespace"
            + " auth-wrong; create it to go on");

    issuer.login(SECOND);
    cluster.awaitStalled(
        "LoginFailed",
        issuer.url()
            + " refuses the user and password of Secret login in namespace auth-wrong (401: invalid"
            + " credentials); put them right in the Secret to go on");
    assertThat(cluster.pods("proxy")).as("nothing is begun").isEmpty();

    issuer.login(FIRST);
    cluster.awaitReady();
    cluster.assertIdle(RealStack.RESYNC);
    assertNothingSecretIsTold(cluster);
  }

  @Test
  void proxiesWithAnotherKeyAreToldAndMended() {
    Cluster cluster = Cluster.in("auth-key");
    TokenIssuer issuer = known(cluster, LONG);
    issuer.secret("other", Map.of("SIGNING-KEY", "another key"));
    String wrong = guarded(cluster).replace(": signing", ": other");
    cluster.apply(Manifest.of(2, 1).with(wrong));
    cluster.assertStalled("LoginFailed", "AIStore answered 401: invalid token");

    cluster.edit("{\"authNSecretName\":\"signing\"}").awaitReady();
  }

  @Tag("long")
  @Test
  void aNewSigningKeyIsTakenByARestart() {
    Cluster cluster = Cluster.in("auth-sign");
    TokenIssuer issuer = known(cluster, BRIEF);
    cluster.apply(Manifest.of(2, 2).with(guarded(cluster))).awaitReady();
    Objects objects = cluster.objects().admitted(issuer::client).createBucket();
    List<String> written = objects.write(20);

    issuer.sign(cluster, "the next key of the scenario");
    Eventually.pass(BRIEF);
    cluster.annotate("windlass.io/restart=signing");
    cluster.await(
        "the restart",
        Cluster.LONG,
        aistore ->
            "signing"
                .equals(aistore.getMetadata().getAnnotations().get("windlass.io/restart-done")));
    cluster.awaitReady();
    assertThat(objects.unreachable(written)).isEmpty();
  }

  @Tag("long")
  @Test
  void anOpenClusterIsClosedAndOpenedAgain() {
    Cluster cluster = Cluster.in("auth-later").apply(Manifest.of(2, 1)).awaitReady();
    TokenIssuer issuer = known(cluster, LONG);
    cluster
        .edit(
            "{\"authNSecretName\":\"signing\",\"auth\":{\"profileRef\":{\"name\":\"auth-later\"}}}")
        .awaitReady();
    assertThat(cluster.objects().status(MAP)).isEqualTo(401);

    cluster.edit("{\"configToUpdate\":{\"auth\":{\"enabled\":false}}}").awaitReady();
    assertThat(cluster.objects().status(MAP)).isEqualTo(200);
    cluster.edit("{\"auth\":null}").awaitReady();
  }

  @Test
  void isShutDownAlsoWithoutALoginButNotStarted() {
    Cluster cluster = Cluster.in("auth-rest");
    TokenIssuer issuer = known(cluster, BRIEF);
    cluster.apply(Manifest.of(1, 1).with(guarded(cluster))).awaitReady();

    issuer.login(SECOND);
    Eventually.pass(BRIEF);
    cluster.edit("{\"shutdownCluster\":true}").awaitAtRest();
    cluster.edit("{\"shutdownCluster\":false}");
    cluster.assertStalled("LoginFailed", "refuses the user and password of Secret login");

    issuer.login(FIRST);
    cluster.awaitReady();
  }

  @Test
  void tokensAreExchangedForThoseOfTheAudienceThatAClusterWants() {
    Cluster cluster = Cluster.in("auth-exchange");
    TokenIssuer issuer = TokenIssuer.start(cluster, FIRST, LONG);
    issuer.profile(cluster, "tokenExchange: {endpoint: /token}");
    String more = "adminClient: {}\nconfigToUpdate: {auth: {required_claims: {aud: [one, two]}}}\n";
    cluster.apply(Manifest.of(1, 1).with(guarded(cluster) + more)).awaitReady();
    assertThat(cluster.objects().admitted(issuer::client).status(MAP))
        .as("a token for nobody in particular")
        .isEqualTo(401);
    assertThat(cluster.kubectl("get", "deployment", "demo-client", "-o", "yaml"))
        .contains("name: AIS_AUTHN_URL", "value: " + issuer.url());
    assertThat(cluster.tryKubectl("patch", "aistore", "demo", "--type=merge", "-p", GONE).errors())
        .contains("spec.auth.profileRef.name (gone): there is no such AIStoreAuthProfile");
    assertNothingSecretIsTold(cluster);
  }

  @Test
  void aTokenThatSomebodyLeftInAFileOfTheWorkerIsExchanged() {
    Cluster cluster = Cluster.in("auth-file");
    TokenIssuer issuer = TokenIssuer.start(cluster, FIRST, LONG);
    Path file = cluster.stack().leave("auth-file", "of nobody");
    cluster.apply(
        Manifest.of(1, 1)
            .with(
                "authNSecretName: signing\nauth: {serviceURL: '%s', tokenExchange: {tokenPath: '%s'}, tls: {insecureSkipVerify: true}}\n"
                    .formatted(issuer.url(), file)));
    cluster.assertStalled("LoginFailed", "refuses to exchange the token in " + file);

    String token =
        cluster.kubectl(
            "create", "token", "default", "--duration=10m", "--audience=" + issuer.url());
    cluster.stack().leave("auth-file", token);
    cluster.awaitReady();
    assertThat(cluster.objects().status(MAP)).isEqualTo(401);
  }

  private static final String GONE = "{\"spec\":{\"auth\":{\"profileRef\":{\"name\":\"gone\"}}}}";

  @Test
  void nobodyMakesAProfileOfASecretThatHeMayNotRead() {
    Cluster cluster = Cluster.in("auth-rights");
    TokenIssuer issuer = TokenIssuer.start(cluster, FIRST, LONG);
    issuer.login(FIRST);
    allow(cluster, "john-profiles", "--verb=*", "aistoreauthprofiles.auth.ais.nvidia.com");
    allow(cluster, "john-trust", "--verb=get", "configmaps");
    assertThat(
            Eventually.holds(
                Cluster.SOON, () -> byJohn(cluster, issuer).contains("may not get this Secret")))
        .as(byJohn(cluster, issuer))
        .isTrue();

    allow(cluster, "john-secrets", "--verb=get", "secrets");
    assertThat(Eventually.holds(Cluster.SOON, () -> byJohn(cluster, issuer).isEmpty()))
        .as(byJohn(cluster, issuer))
        .isTrue();
    assertThat(refusal(cluster, "{\"serviceURL\":\"https://a/b\"}")).contains("without a path");
  }

  private static String byJohn(Cluster cluster, TokenIssuer issuer) {
    return issuer.tryProfile(cluster, issuer.byPassword(), "--as=john").errors();
  }

  private static String refusal(Cluster cluster, String spec) {
    return cluster
        .tryKubectl(
            "patch",
            "aistoreauthprofile",
            "auth-rights",
            "--type=merge",
            "-p",
            "{\"spec\":%s}".formatted(spec))
        .errors();
  }

  private static void allow(Cluster cluster, String name, String verb, String resource) {
    cluster.kubectl("create", "clusterrole", name, verb, "--resource=" + resource);
    cluster.kubectl("create", "clusterrolebinding", name, "--clusterrole=" + name, "--user=john");
  }

  /** A service whose password Windlass has, by a profile. */
  private static TokenIssuer known(Cluster cluster, Duration longest) {
    TokenIssuer issuer = TokenIssuer.start(cluster, FIRST, longest);
    issuer.login(FIRST);
    issuer.profile(cluster, issuer.byPassword());
    return issuer;
  }

  /** Lines of a spec that has tokens of a profile. */
  private static String guarded(Cluster cluster) {
    return "authNSecretName: signing\nauth: {profileRef: {name: %s}}\n"
        .formatted(cluster.namespace());
  }

  /** The same without a profile; whom to trust, the worker does not know. */
  private static String inline(TokenIssuer issuer) {
    return """
        authNSecretName: signing
        auth:
          serviceURL: %s
          tls: {insecureSkipVerify: true}
          usernamePassword: {secretName: login}
        """
        .formatted(issuer.url());
  }

  /** Neither a password nor a token stands in a history, resource, Event, metric or log. */
  private static void assertNothingSecretIsTold(Cluster cluster) {
    cluster.work().awaitNoneOpen();
    List<HistoryEvent> events =
        cluster.work().runs().stream()
            .flatMap(run -> cluster.work().history(run.getExecution()).stream())
            .toList();
    List<String> told = told(cluster);
    assertThat(events).isNotEmpty();
    Stream.of(FIRST, SECOND, TokenIssuer.TOKEN)
        .flatMap(secret -> Stream.of(secret, coded(secret)))
        .forEach(
            secret -> {
              assertThat(events).noneMatch(event -> text(event).contains(secret));
              assertThat(told).noneMatch(line -> line.contains(secret));
            });
  }

  private static String text(HistoryEvent event) {
    return event.toByteString().toString(StandardCharsets.ISO_8859_1);
  }

  private static String coded(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> told(Cluster cluster) {
    try (Metrics worker = new Metrics(RealStack.shared().worker());
        Metrics starter = new Metrics(RealStack.shared().starter())) {
      return Stream.of(
              cluster.kubectl("get", "events", "--output=yaml").lines(),
              cluster.kubectl("get", "aistore,configmap,statefulset,pod", "--output=yaml").lines(),
              worker.lines("").stream(),
              starter.lines("").stream(),
              RealStack.shared().logs())
          .flatMap(Function.identity())
          .toList();
    }
  }
}
