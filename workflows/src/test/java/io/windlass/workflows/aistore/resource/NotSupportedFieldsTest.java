package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is not done goes unmentioned, and nothing that is done is refused. */
class NotSupportedFieldsTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auth: {tokenExchange: {tokenPath: /a}} | spec.auth.tokenExchange.tokenPath | /a
          """)
  void isReported(String spec, String path, String value) {
    assertThat(NotSupportedFields.of(Samples.withSpec(spec)))
        .singleElement()
        .satisfies(field -> assertThat(field.path()).isEqualTo(path))
        .satisfies(field -> assertThat(field.value()).isEqualTo(value))
        .satisfies(field -> assertThat(field.text()).startsWith(path + " (" + value + "): "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enableExternalLB: true",
        "size: -1",
        "{proxySpec: {size: -1}, targetSpec: {size: -1, autoScale: {sizeLimit: 3}}}",
        "{proxySpec: {externalAccess: {}}, targetSpec: {externalAccess: {}}}",
        "{adminClient: {}, apiMode: public}",
        "shutdownCluster: true",
        "logSidecar: {image: logs}",
        "stateStorage: {pvc: null, emptyDir: {}}",
        "{stateStorage: null, hostpathPrefix: /etc/ais}",
        "{stateStorage: null, stateStorageClass: fast}",
        "logsDir: /var/log/ais",
        "priorityClassName: high",
        "imagePullSecrets: [{name: a}]",
        "publicNetDNSMode: Node",
        "clusterDomain: home.arpa",
        "{proxySpec: {hostPort: 51080}, targetSpec: {hostPort: 51081, hostNetwork: true}}",
        "targetSpec: {pdb: {enabled: true}, scaleDownMode: retain}",
        "targetSpec: {pvcRetentionPolicy: {whenDeleted: Delete}}",
        "targetSpec: {mounts: [{path: /a, useHostPath: true}]}",
        "configToUpdate: {net: {http: {idle_conns: 9, use_https: false, client_auth_tls: 0}}}",
        "tls: {secretName: a}",
        "tls: {certificate: {issuerRef: {name: a}}}",
        "tls: {certificate: {issuerRef: {name: a, kind: Issuer}, mode: secret}}",
        "tls: {certificate: {issuerRef: {name: a}, mode: csi}}",
        "configToUpdate: {net: {http: {use_https: true, server_crt: /a, server_key: /b}}}",
        "{auth: {usernamePassword: {secretName: a}}, authNSecretName: a}",
        "auth: {tokenExchange: {tokenExchangeEndpoint: /a}}",
        "auth: {tokenExchange: {tokenPath:"
            + " /var/run/secrets/kubernetes.io/serviceaccount/token}}",
        "auth: {profileRef: {name: a}, tokenExchange: {tokenPath: /ignored}}",
        "configToUpdate: {auth: {enabled: true, oidc: {allowed_iss: [a]}}}",
        "configToUpdate: {auth: {cluster_key: {enabled: true, ttl: 24h}}}",
        "configToUpdate: {auth: {enabled: false}, backend: {ais: {}, aws: {}}}",
        "{gcpSecretName: a, awsSecretName: a, ociSecretName: a, tracingTokenSecretName: a}",
        "{issuerCAConfigMap: a, hostnameMap: {a: b}, networkAttachment: a}",
        "targetSpec: {env: [{name: AZURE_STORAGE_KEY, value: top}]}",
        "{cleanupMetadata: true, cleanupData: true}"
      })
  void isSupported(String spec) {
    assertThat(NotSupportedFields.of(Samples.withSpec(spec))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aistore-demo.yaml",
        "aistore-minimal.yaml",
        "aistore-autoscale.yaml",
        "aistore-config.yaml",
        "aistore-external.yaml",
        "aistore-https.yaml",
        "aistore-issued.yaml",
        "aistore-guarded.yaml"
      })
  void everySampleIsSupportedAndWithoutProblems(String sample) {
    var aistore = Samples.committed(sample);

    assertThat(NotSupportedFields.of(aistore)).isEmpty();
    assertThat(SpecProblems.of(aistore)).isEmpty();
  }
}
