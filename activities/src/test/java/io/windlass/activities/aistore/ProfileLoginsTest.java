package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.activities.aistore.http.token.FakeService;
import io.windlass.activities.aistore.login.ClusterLogins;
import io.windlass.activities.aistore.login.SubjectSettings;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.profile.AIStoreAuthProfile;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins that a profile describes: with a password, and with a token of our own. */
class ProfileLoginsTest {

  private static final String MINT = "/api/v1/namespaces/system/serviceaccounts/worker/token";
  private static final String REVIEW = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final Optional<String> WORKER = Optional.of("system/worker");

  private FakeApiServer api;
  private FakeService service;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApiServer();
    service = new FakeService();
  }

  @AfterEach
  void stop() {
    service.close();
    api.close();
  }

  @Test
  void aPasswordIsFoundUnderItsOwnKeys() {
    profile(
        """
        usernamePassword:
          secret: {namespace: keys, name: login, userKey: u, passKey: p}
          loginConf: {clientID: ais, endpoint: /realms/token}
        """);
    api.put(
        new SecretBuilder()
            .withNewMetadata()
            .withName("login")
            .withNamespace("keys")
            .endMetadata()
            .withData(Map.of("u", "YWRtaW4=", "p", "aHVudGVyMg=="))
            .build());
    service.answers("/realms/token", 200, "{\"access_token\": \"opaque\"}");

    assertThat(logins(WORKER).credentials(resource()).token()).contains("opaque");
    assertThat(service.heard())
        .singleElement()
        .asString()
        .contains("client_id=ais&username=admin&password=hunter2");
    assertThat(logins(WORKER).service(resource())).contains(URI.create(service.address()));
  }

  @Test
  void aTokenOfOurOwnIsMadeForTheServiceAndExchanged() {
    profile("tokenExchange: {}\n");
    api.answers(MINT, "{\"status\": {\"token\": \"ours\"}}");
    service.answers("/token", 200, "{\"access_token\": \"opaque\", \"expires_in\": 60}");

    assertThat(logins(WORKER).credentials(resource()).token()).contains("opaque");
    assertThat(api.bodies())
        .singleElement()
        .asString()
        .contains("\"audiences\":[\"" + service.address() + "\"]", "\"expirationSeconds\":600");
    assertThat(service.heard())
        .containsExactly(
            "/token application/x-www-form-urlencoded grant_type=urn%3Aietf%3Aparams%3Aoauth%3A"
                + "grant-type%3Atoken-exchange&subject_token=ours&subject_token_type=urn%3Aietf%3A"
                + "params%3Aoauth%3Atoken-type%3Ajwt&audience=one&audience=two");
  }

  @Test
  void aRefusedExchangeIsToldWithoutTheToken() {
    profile("tokenExchange: {endpoint: /sts, subjectTokenAudience: ais}\n");
    api.answers(MINT, "{\"status\": {\"token\": \"ours\"}}");
    service.answers("/sts", 400, "{\"error\": \"ours is unknown\"}");
    assertThat(problem(WORKER).message())
        .isEqualTo(
            service.address()
                + " refuses to exchange the token of the worker's service account (400: <secret> is"
                + " unknown); let it trust tokens of this Kubernetes cluster with audience ais to"
                + " go on");
  }

  @Test
  void whoIsNoServiceAccountIsTold() {
    profile("tokenExchange: {}\n");
    api.answers(REVIEW, "{\"status\": {\"userInfo\": {\"username\": \"jane\"}}}");
    assertThat(problem(Optional.empty()).message())
        .isEqualTo(
            "a token exchange needs a service account, and the worker is user jane; name one in"
                + " windlass.aistore.service-account");
  }

  @Test
  void theApiServerTellsWhichServiceAccountWeAre() {
    profile("tokenExchange: {}\n");
    String user = "system:serviceaccount:system:worker";
    api.answers(REVIEW, "{\"status\": {\"userInfo\": {\"username\": \"%s\"}}}".formatted(user));
    api.answers(MINT, "{\"status\": {\"token\": \"ours\"}}");
    service.answers("/token", 200, "{\"token\": \"older\"}");
    assertThat(logins(Optional.empty()).credentials(resource()).token()).contains("older");
  }

  @Test
  void aMissingProfileIsNamed() {
    assertThat(problem(WORKER))
        .isEqualTo(
            new Stalled<>(
                Reason.MISSING_REFERENCE,
                "spec.auth.profileRef.name (keeper): there is no such AIStoreAuthProfile; create it"
                    + " to go on"));
    assertThat(logins(WORKER).service(resource())).isEmpty();
  }

  @Test
  void oneThatCanNotBeUsedIsTold() {
    profile("");
    assertThat(problem(WORKER))
        .isEqualTo(
            new Stalled<>(
                Reason.LOGIN_FAILED,
                "AIStoreAuthProfile keeper: spec (absent): give exactly one of usernamePassword and"
                    + " tokenExchange"));
  }

  @Test
  void authoritiesThatAreMissingOrDamagedAreNamed() {
    put(
        "https://localhost:1",
        "tokenExchange: {}\ntls: {caConfigMapRef: {namespace: a, name: b, key: c}}\n");
    String message = "the certificate of https://localhost:1 can't be verified: ";
    assertThat(problem(WORKER))
        .isEqualTo(
            new Stalled<>(
                Reason.MISSING_REFERENCE,
                message + "there is no ConfigMap b in namespace a with key c; create it to go on"));
    api.put(
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("b")
            .withNamespace("a")
            .endMetadata()
            .withData(Map.of("c", "nonsense"))
            .build());
    assertThat(problem(WORKER).message())
        .startsWith(message + "the authorities in ConfigMap b in namespace a, key c can't be read");
  }

  private Stalled<AIStoreStep> problem(Optional<String> account) {
    return logins(account).problem(resource()).orElseThrow();
  }

  private ClusterLogins logins(Optional<String> account) {
    return new ClusterLogins(
        api.client, TlsSettings.DEFAULT, new SubjectSettings(account, Optional.empty()));
  }

  private void profile(String login) {
    put(service.address(), login);
  }

  private void put(String url, String login) {
    String yaml =
        """
        apiVersion: auth.ais.nvidia.com/v1alpha1
        kind: AIStoreAuthProfile
        metadata: {name: keeper}
        spec:
          serviceURL: %s
        """
            .formatted(url);
    api.put(Serialization.unmarshal(yaml + login.indent(2), AIStoreAuthProfile.class));
  }

  private static AIStore resource() {
    return Demo.withProfile("keeper");
  }
}
