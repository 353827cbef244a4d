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
          tls: {secretName: a}                                       | spec.tls | set
          auth: {profileRef: {name: a}}                              | spec.auth | set
          authNSecretName: a                                         | spec.authNSecretName | a
          issuerCAConfigMap: a                                       | spec.issuerCAConfigMap | a
          enableExternalLB: true                                     | spec.enableExternalLB | true
          proxySpec: {externalAccess: {}}                            | spec.proxySpec.externalAccess | set
          targetSpec: {externalAccess: {}}                           | spec.targetSpec.externalAccess | set
          adminClient: {}                                            | spec.adminClient | set
          gcpSecretName: a                                           | spec.gcpSecretName | a
          awsSecretName: a                                           | spec.awsSecretName | a
          ociSecretName: a                                           | spec.ociSecretName | a
          size: -1                                                   | spec.size | -1
          proxySpec: {size: -1}                                      | spec.proxySpec.size | -1
          targetSpec: {size: -1}                                     | spec.targetSpec.size | -1
          proxySpec: {autoScale: {sizeLimit: 3}}                     | spec.proxySpec.autoScale | set
          targetSpec: {autoScale: {sizeLimit: 3}}                    | spec.targetSpec.autoScale | set
          apiMode: public                                            | spec.apiMode | public
          hostnameMap: {a: b}                                        | spec.hostnameMap | set
          networkAttachment: a                                       | spec.networkAttachment | a
          tracingTokenSecretName: a                                  | spec.tracingTokenSecretName | a
          configToUpdate: {net: {http: {server_crt: a}}}             | spec.configToUpdate.net.http.server_crt | a
          configToUpdate: {net: {http: {server_key: a}}}             | spec.configToUpdate.net.http.server_key | a
          configToUpdate: {net: {http: {domain_tls: a}}}             | spec.configToUpdate.net.http.domain_tls | a
          configToUpdate: {net: {http: {client_ca_tls: a}}}          | spec.configToUpdate.net.http.client_ca_tls | a
          configToUpdate: {net: {http: {client_auth_tls: 2}}}        | spec.configToUpdate.net.http.client_auth_tls | 2
          configToUpdate: {net: {http: {use_https: true}}}           | spec.configToUpdate.net.http.use_https | true
          configToUpdate: {auth: {enabled: true}}                    | spec.configToUpdate.auth.enabled | true
          configToUpdate: {auth: {cluster_key: {enabled: true}}}     | spec.configToUpdate.auth.cluster_key.enabled | true
          configToUpdate: {backend: {aws: {}}}                       | spec.configToUpdate.backend.aws | set
          targetSpec: {env: [{name: AZURE_STORAGE_KEY, value: top}]} | spec.targetSpec.env[AZURE_STORAGE_KEY] | set
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
        "enableExternalLB: false",
        "shutdownCluster: true",
        "adminClient: {enabled: false}",
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
        "configToUpdate: {auth: {enabled: false}, backend: {ais: {}}}",
        "{cleanupMetadata: true, cleanupData: true}"
      })
  void isSupported(String spec) {
    assertThat(NotSupportedFields.of(Samples.withSpec(spec))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aistore-demo.yaml", "aistore-minimal.yaml", "aistore-config.yaml"})
  void everySampleIsSupportedAndWithoutProblems(String sample) {
    var aistore = Samples.committed(sample);

    assertThat(NotSupportedFields.of(aistore)).isEmpty();
    assertThat(SpecProblems.of(aistore)).isEmpty();
  }
}
