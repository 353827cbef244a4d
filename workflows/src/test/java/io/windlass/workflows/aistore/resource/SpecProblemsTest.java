package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every problem names its field, its value and what to do. */
class SpecProblemsTest {

  @ParameterizedTest(name = "{1} ({2})")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size: null                                      | spec.size | absent
          size: 0                                         | spec.size | 0
          size: -2                                        | spec.size | -2
          targetSpec: {size: 0}                           | spec.targetSpec.size | 0
          proxySpec: {size: -3}                           | spec.proxySpec.size | -3
          targetSpec: {size: -1}                          | spec.targetSpec.nodeSelector | absent
          proxySpec: {size: -1}                           | spec.proxySpec.nodeSelector | absent
          nodeImage: ""                                   | spec.nodeImage | absent
          initImage: null                                 | spec.initImage | absent
          logSidecar: {}                                  | spec.logSidecar.image | absent
          proxySpec: {servicePort: 70000}                 | spec.proxySpec.servicePort | 70000
          proxySpec: {portPublic: http}                   | spec.proxySpec.portPublic | http
          targetSpec: {portIntraControl: null}            | spec.targetSpec.portIntraControl | absent
          targetSpec: {portIntraData: 0}                  | spec.targetSpec.portIntraData | 0
          targetSpec: {hostPort: 99999}                   | spec.targetSpec.hostPort | 99999
          stateStorage: null                              | spec.stateStorage | absent
          stateStorage: {pvc: null}                       | spec.stateStorage | empty
          stateStorage: {emptyDir: {}}                    | spec.stateStorage | several
          {shutdownCluster: true, stateStorage: {pvc: null, emptyDir: {}}} | spec.shutdownCluster | true
          {shutdownCluster: true, proxySpec: {pvcRetentionPolicy: {whenScaled: Delete}}} | spec.proxySpec.pvcRetentionPolicy.whenScaled | Delete
          targetSpec: {mounts: []}                        | spec.targetSpec.mounts | empty
          targetSpec: {mounts: [{path: a, size: 1Gi}]}    | spec.targetSpec.mounts[0].path | a
          targetSpec: {mounts: [{path: /a/, size: 1Gi}]}  | spec.targetSpec.mounts[0].path | /a/
          targetSpec: {mounts: [{path: /a}]}              | spec.targetSpec.mounts[0].size | absent
          targetSpec: {mounts: [{path: /a, size: 100m}]}  | spec.targetSpec.mounts[0].size | 100m
          targetSpec: {mounts: [{path: /a, size: 1}, {path: /a, size: 2}]} | spec.targetSpec.mounts | /a
          configToUpdate: {log: {max_size: much}}         | spec.configToUpdate.log.max_size | much
          configToUpdate: {chunks: {chunk_size: 4XB}}     | spec.configToUpdate.chunks.chunk_size | 4XB
          configToUpdate: {memsys: {to_gc: -1}}           | spec.configToUpdate.memsys.to_gc | -1
          {tls: {secretName: a}, configToUpdate: {net: {http: {server_crt: b}}}} | spec.configToUpdate.net.http.server_crt | b
          {tls: {secretName: a}, configToUpdate: {net: {http: {client_ca_tls: b}}}} | spec.configToUpdate.net.http.client_ca_tls | b
          tls: {}                                         | spec.tls | absent
          tls: {certificate: {issuerRef: {name: a}, duration: 90 days}} | spec.tls.certificate.duration | 90 days
          tls: {certificate: {issuerRef: {name: a}, renewBefore: 1d}} | spec.tls.certificate.renewBefore | 1d
          tls: {secretName: ""}                           | spec.tls | absent
          configToUpdate: {net: {http: {use_https: true, server_crt: a}}} | spec.configToUpdate.net.http.server_key | absent
          configToUpdate: {net: {http: {client_auth_tls: 2}}} | spec.configToUpdate.net.http.client_auth_tls | 2
          configToUpdate: {net: {http: {client_auth_tls: 4}}} | spec.configToUpdate.net.http.client_auth_tls | 4
          cleanupData: true                               | spec.cleanupData | true
          configToUpdate: {auth: {enabled: true}}         | spec.configToUpdate.auth.enabled | true
          {authNSecretName: k, auth: {}}                  | spec.auth | absent
          {authNSecretName: k, auth: {tokenExchange: {}, usernamePassword: {secretName: a}}} | spec.auth | both
          {authNSecretName: k, auth: {serviceURL: a, tokenExchange: {}}} | spec.auth.serviceURL | a
          {authNSecretName: k, auth: {tokenExchange: {tokenExchangeEndpoint: a}}} | spec.auth.tokenExchange.tokenExchangeEndpoint | a
          targetSpec: {scaleDownMode: vanish}             | spec.targetSpec.scaleDownMode | unknown
          publicNetDNSMode: Moon                          | spec.publicNetDNSMode | unknown
          """)
  void blocks(String spec, String path, String value) {
    isOnlyProblem(spec, Severity.BLOCKING, path, value);
  }

  @ParameterizedTest(name = "{1} ({2})")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {size: -1, proxySpec: {nodeSelector: {a: b}, pvcRetentionPolicy: {whenScaled: Delete}}, targetSpec: {size: 4, nodeSelector: {a: b}, scaleDownMode: retain}} | spec.targetSpec.size | 4
          {proxySpec: {size: -1, nodeSelector: {a: b}}}       | spec.proxySpec.pvcRetentionPolicy.whenScaled | absent
          {targetSpec: {size: -1, nodeSelector: {a: b}, pvcRetentionPolicy: {whenScaled: Retain}}} | spec.targetSpec.pvcRetentionPolicy.whenScaled | Retain
          targetSpec: {autoScale: {sizeLimit: 3}}             | spec.targetSpec.autoScale | set
          configToUpdate: {proxy: {primary_url: http://x}}    | spec.configToUpdate.proxy.primary_url | http://x
          configToUpdate: {rebalance: {enabled: false}}       | spec.configToUpdate.rebalance.enabled | false
          {cleanupMetadata: true, stateStorage: {pvc: null, hostPath: {prefix: /a}}} | spec.cleanupMetadata | true
          clusterDomain: a                                    | spec.clusterDomain | set
          enableExternalLB: true                              | spec.enableExternalLB | set
          apiMode: public                                     | spec.apiMode | public
          {apiMode: inside, proxySpec: {hostPort: 9}}         | spec.apiMode | inside
          issuerCAConfigMap: ca                               | spec.issuerCAConfigMap | ca
          targetSpec: {hostPort: 9, disablePodAntiAffinity: true} | spec.targetSpec.disablePodAntiAffinity | true
          targetSpec: {disablePodAntiAffinity: true, mounts: [{path: /a, useHostPath: true}]} | spec.targetSpec.disablePodAntiAffinity | true
          {stateStorage: null, hostpathPrefix: /a}            | spec.hostpathPrefix | set
          {stateStorage: null, stateStorageClass: a}          | spec.stateStorageClass | set
          proxySpec: {capabilities: {privileged: true}}       | spec.proxySpec.capabilities | set
          targetSpec: {capabilities: {privileged: true}}      | spec.targetSpec.capabilities | set
          {authNSecretName: k, auth: {profileRef: {name: a}, serviceURL: a}} | spec.auth.serviceURL | set
          {authNSecretName: k, auth: {usernamePassword: {secretName: a}}} | spec.auth.usernamePassword | set
          {authNSecretName: k, auth: {tokenExchange: {tokenPath: a}}} | spec.auth.tokenExchange | set
          {authNSecretName: k, auth: {profileRef: {name: a}, tls: {caCertPath: a}}} | spec.auth.tls | set
          auth: {profileRef: {name: a}}                       | spec.auth | set
          """)
  void warns(String spec, String path, String value) {
    isOnlyProblem(spec, Severity.WARNING, path, value);
  }

  @Test
  void aFieldThatIsOverruledIsNamed() {
    assertThat(SpecProblems.of(Samples.withSpec("{stateStorageClass: a, hostpathPrefix: /b}")))
        .extracting(SpecProblem::text)
        .contains(
            "spec.stateStorageClass (a): has no effect beside stateStorage: remove it",
            "spec.hostpathPrefix (/b): has no effect beside stateStorage: remove it");
    assertThat(
            SpecProblems.of(
                Samples.withSpec("{stateStorage: null, stateStorageClass: a, hostpathPrefix: /b}")))
        .extracting(SpecProblem::text)
        .contains("spec.hostpathPrefix (/b): has no effect beside stateStorageClass: remove it");
  }

  @Test
  void blockingProblemsComeFirst() {
    var aistore = Samples.withSpec("{clusterDomain: a, nodeImage: \"\"}");

    assertThat(SpecProblems.of(aistore))
        .extracting(SpecProblem::severity)
        .containsExactly(Severity.BLOCKING, Severity.WARNING);
    assertThat(SpecProblems.blocking(aistore))
        .extracting(SpecProblem::path)
        .containsExactly("spec.nodeImage");
  }

  @Test
  void anEmptySpecificationIsReportedAndNotThrown() {
    assertThat(SpecProblems.blocking(Samples.read("metadata: {name: a}")))
        .extracting(SpecProblem::path)
        .contains("spec.size", "spec.nodeImage", "spec.stateStorage", "spec.targetSpec.mounts");
  }

  @Test
  void aGoodSpecificationHasNone() {
    assertThat(SpecProblems.of(Samples.plain())).isEmpty();
  }

  private static void isOnlyProblem(String spec, Severity severity, String path, String value) {
    assertThat(SpecProblems.of(Samples.withSpec(spec)))
        .filteredOn(problem -> problem.severity() == severity)
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo(path))
        .satisfies(problem -> assertThat(problem.value()).isEqualTo(value))
        .satisfies(problem -> assertThat(problem.advice()).isNotBlank());
  }
}
