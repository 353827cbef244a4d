package io.windlass.workflows.aistore.resource.authn;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.resource.SpecProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthnProblemsTest {

  private static final String GOOD =
      """
      apiVersion: auth.ais.nvidia.com/v1alpha1
      kind: AIStoreAuth
      metadata: {name: tokens, namespace: ais}
      spec:
        tls: {secretName: files}
        persistence: {storageClass: fast}
        deployment: {container: {image: "aistorage/authn:v5.0"}}
      """;

  private static List<String> problems(String yaml) {
    AIStoreAuth auth = Serialization.unmarshal(yaml, AIStoreAuth.class);
    return AuthnProblems.blocking(auth).stream().map(SpecProblem::text).toList();
  }

  @Test
  void theSampleHasNone() throws Exception {
    String sample = Files.readString(Path.of("../deploy/samples/aistoreauth.yaml"));
    String resource = sample.substring(sample.lastIndexOf("---\n") + 4);
    AIStoreAuth auth = Serialization.unmarshal(resource, AIStoreAuth.class);
    assertThat(AuthnProblems.of(auth)).isEmpty();
    assertThat(new ListenAddress(auth).url()).isEqualTo("https://tokens.ais.svc:52001");
    assertThat(problems(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{secretName: files}|{certificate: {issuerRef: {name: ca}, mode: file}}"
            + "|spec.tls.certificate.mode (unknown): write secret or csi",
        "{secretName: files}|{}|spec.tls (absent): give secretName or certificate",
        "{storageClass: fast}|{}|spec.persistence (absent): give exactly one of",
        "{storageClass: fast}|{storageClass: a, volumeName: b}|spec.persistence (both)",
        "{storageClass: fast}|{storageClass: a, size: 0}|spec.persistence.size (0): must be greater",
        "{storageClass: fast}|{storageClass: a, deletionPolicy: Keep}"
            + "|spec.persistence.deletionPolicy (unknown): write Retain or Delete",
        "aistorage/authn:v5.0|''|spec.deployment.container.image (absent): name the image",
      })
  void isNamedByItsField(String before, String after, String problem) {
    assertThat(problems(GOOD.replace(before, after)))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth: {expirationTime: 10s}|spec.config.auth.expirationTime (10s): give at least 60s",
        "auth: {maxTokenAge: soon}|spec.config.auth.maxTokenAge (soon): write a time such as",
        "auth: {signingKey: {bits: 1024}}|spec.config.auth.signingKey.bits (1024): give at least",
        "log: {flushInterval: 1s}|spec.config.log.flushInterval (1s): give at least 10s",
        "timeout: {defaultTimeout: 10ms}|spec.config.timeout.defaultTimeout (10ms): give at least",
        "net: {externalURL: authn}|spec.config.net.externalURL (authn): give a URL",
        "net: {http: {port: 80}}|spec.config.net.http.port (80): give a port from 1024 to 65535",
      })
  void settingsWithWhichItWouldNotStart(String config, String problem) {
    assertThat(problems(GOOD + "  config: {%s}\n".formatted(config)))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void tokensAreSignedInOneWay() {
    String both = "  hmacSecret: {name: a}\n  rsaPassphraseSecret: {name: b}\n";
    assertThat(problems(GOOD + both))
        .singleElement()
        .asString()
        .startsWith("spec.rsaPassphraseSecret (b): tokens are signed either with spec.hmacSecret");
    assertThat(problems(GOOD + "  adminSecret: {}\n"))
        .containsExactly("spec.adminSecret.name (absent): name a Secret, or remove it");
  }
}
