package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.activities.aistore.http.Credentials;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.http.token.FakeService;
import io.windlass.activities.aistore.login.ClusterLogins;
import io.windlass.activities.aistore.login.SubjectSettings;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a resource names to a token, and what its author is told on the way. */
class ClusterLoginsTest {

  private static final String PASSWORD = "hunter2";
  private static final String NATIVE = "/v1/users/admin";

  @TempDir private Path folder;

  private FakeApiServer api;
  private FakeService service;
  private ClusterLogins logins;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApiServer();
    service = new FakeService();
    logins =
        new ClusterLogins(
            api.client,
            TlsSettings.DEFAULT,
            new SubjectSettings(Optional.of("system/worker"), Optional.of(folder.toString())));
  }

  @AfterEach
  void stop() {
    service.close();
    api.close();
  }

  @Test
  void anOpenClusterIsShownNothing() {
    Credentials credentials = logins.credentials(Demo.plain());
    assertThat(credentials.token()).isEmpty();
    assertThat(credentials.renews("")).isFalse();
    assertThat(credentials.remedy()).startsWith("the cluster asks for a token: say in spec.auth");
    assertThat(api.requests("GET")).isEmpty();
  }

  @Test
  void clustersOfTheSameLoginShareAToken() {
    secret(Map.of("SU-NAME", "admin", "SU-PASS", PASSWORD));
    service.answers(NATIVE, 200, "{\"token\": \"opaque\"}");
    AIStore other = guarded();
    other.getMetadata().setName("other");

    assertThat(logins.problem(guarded())).isEmpty();
    assertThat(logins.credentials(guarded()).token()).contains("opaque");
    assertThat(logins.credentials(other).token()).contains("opaque");
    assertThat(service.heard()).hasSize(1);
  }

  @Test
  void aMissingSecretIsNamed() {
    assertThat(problem())
        .isEqualTo(
            new Stalled<>(
                Reason.MISSING_REFERENCE,
                "spec.auth.usernamePassword.secretName (login): there is no such Secret in"
                    + " namespace ais; create it to go on"));
  }

  @Test
  void aMissingKeyIsNamed() {
    secret(Map.of("SU-NAME", "admin"));
    assertThat(problem())
        .isEqualTo(
            new Stalled<>(
                Reason.LOGIN_FAILED,
                "spec.auth.usernamePassword.secretName (login): Secret login in namespace ais has"
                    + " no key SU-PASS, or it is empty; put it right in the Secret to go on"));
  }

  @Test
  void aWrongPasswordIsToldAndAMendedOneServes() {
    secret(Map.of("SU-NAME", "admin", "SU-PASS", PASSWORD));
    service.answers(NATIVE, 401, "{\"message\": \"hunter2 is wrong\"}");
    assertThat(problem())
        .isEqualTo(
            new Stalled<>(
                Reason.LOGIN_FAILED,
                service.address()
                    + " refuses the user and password of Secret login in namespace ais"
                    + " (401: <secret> is wrong); put them right in the Secret to go on"));
    secret(Map.of("SU-NAME", "admin", "SU-PASS", "hunter3"));
    service.answers(NATIVE, 200, "{\"token\": \"opaque\"}");
    assertThat(logins.problem(guarded())).isEmpty();
  }

  @Test
  void aTokenInAFileIsExchangedFromTheOpenDirectoryAlone() throws IOException {
    Path file = folder.resolve("token");
    assertThat(problem(file).message())
        .contains("spec.auth.tokenExchange.tokenPath", "the worker can't read the file");
    Files.writeString(file, "handed\n");
    service.answers("/token", 200, "{\"access_token\": \"opaque\"}");
    AIStore exchanges = exchanges(file);
    assertThat(logins.credentials(exchanges).token()).contains("opaque");
    assertThat(service.heard().getFirst()).contains("subject_token=handed");

    Path elsewhere = folder.resolveSibling("elsewhere");
    assertThat(problem(elsewhere).reason()).isEqualTo(Reason.NOT_SUPPORTED);
    assertThat(problem(elsewhere).message()).contains("WINDLASS_AISTORE_TOKEN_FILES");
    assertThat(service.heard()).hasSize(1);
  }

  private Stalled<AIStoreStep> problem(Path file) {
    return logins.problem(exchanges(file)).orElseThrow();
  }

  private AIStore exchanges(Path file) {
    return Serialization.unmarshal(
        Serialization.asYaml(Demo.plain())
            .replace(
                "spec:\n",
                "spec:\n  auth: {serviceURL: '%s', tokenExchange: {tokenPath: '%s'}}\n"
                    .formatted(service.address(), file)),
        AIStore.class);
  }

  @Test
  void aSilentServiceIsNoProblemYet() {
    secret(Map.of("SU-NAME", "admin", "SU-PASS", PASSWORD));
    service.answers(NATIVE, 503, "");
    assertThat(logins.problem(guarded())).isEmpty();
  }

  @Test
  void aClusterThatIsOpenedDoesNotDependOnTheService() {
    AIStore opened = guarded("configToUpdate: {auth: {enabled: false}}");
    assertThat(logins.problem(opened)).isEmpty();
    assertThat(logins.credentials(opened).token()).isEmpty();
  }

  @Test
  void authoritiesThatCanNotBeReadAreNamed() {
    secret(Map.of("SU-NAME", "admin", "SU-PASS", PASSWORD));
    String service = "https://localhost:1";
    AIStore verifies =
        Serialization.unmarshal(
            Serialization.asYaml(Demo.guarded(service))
                .replace("  auth:\n", "  auth:\n    tls: {caCertPath: /nowhere/ca.crt}\n"),
            AIStore.class);
    assertThatThrownBy(() -> logins.credentials(verifies).token())
        .isInstanceOf(NotAdmitted.class)
        .hasMessageStartingWith(
            "the certificate of https://localhost:1 can't be verified: the authorities in"
                + " /nowhere/ca.crt of the worker can't be read");
  }

  private Stalled<AIStoreStep> problem() {
    return logins.problem(guarded()).orElseThrow();
  }

  private AIStore guarded() {
    return Demo.guarded(service.address());
  }

  private AIStore guarded(String more) {
    return Serialization.unmarshal(
        Serialization.asYaml(guarded()).replace("spec:\n", "spec:\n  %s\n".formatted(more)),
        AIStore.class);
  }

  private void secret(Map<String, String> data) {
    api.put(
        new SecretBuilder()
            .withNewMetadata()
            .withName("login")
            .withNamespace("ais")
            .endMetadata()
            .withData(
                data.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> coded(entry.getValue()))))
            .build());
  }

  private static String coded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
