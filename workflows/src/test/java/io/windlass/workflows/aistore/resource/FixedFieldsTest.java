package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.resource.SpecProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is fixed is named with both values; what may change, or only its spelling, is not. */
class FixedFieldsTest {

  @ParameterizedTest(name = "{2} ({3})")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                              | proxySpec: {servicePort: 7}        | spec.proxySpec.servicePort | 51080 -> 7
          {}                              | targetSpec: {portPublic: 7}        | spec.targetSpec.portPublic | 51081 -> 7
          {}                              | targetSpec: {portIntraControl: 7}  | spec.targetSpec.portIntraControl | 51082 -> 7
          {}                              | targetSpec: {portIntraData: 7}     | spec.targetSpec.portIntraData | 51083 -> 7
          {}                              | proxySpec: {hostPort: 7}           | spec.proxySpec.hostPort | absent -> 7
          targetSpec: {hostPort: 7}       | targetSpec: {hostPort: null}       | spec.targetSpec.hostPort | 7 -> absent
          {}                              | targetSpec: {affinity: {podAffinity: {}}} | spec.targetSpec.affinity | absent -> {"podAffinity":{}}
          proxySpec: {nodeSelector: {a: b}} | proxySpec: {nodeSelector: {a: c}} | spec.proxySpec.nodeSelector | {"a":"b"} -> {"a":"c"}
          {}                              | proxySpec: {externalAccess: {}}    | spec.proxySpec.externalAccess | absent -> {}
          {}                              | targetSpec: {disablePodAntiAffinity: true} | spec.targetSpec.disablePodAntiAffinity | absent -> true
          {}                              | disablePodAntiAffinity: true       | spec.targetSpec.disablePodAntiAffinity | absent -> true
          targetSpec: {hostNetwork: true} | targetSpec: {hostNetwork: false}   | spec.targetSpec.hostNetwork | true -> absent
          {}                              | stateStorage: {pvc: {storageClass: slow}} | spec.stateStorage.pvc.storageClass | fast -> slow
          {}                              | {stateStorage: null, stateStorageClass: slow} | spec.stateStorage.pvc.storageClass | fast -> slow
          """)
  void isRefused(String before, String after, String path, String change) {
    assertThat(FixedFields.changed(spec(before), spec(after)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo(path))
        .satisfies(problem -> assertThat(problem.value()).isEqualTo(change))
        .satisfies(problem -> assertThat(problem.advice()).contains("make a new cluster"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          paths        | targetSpec: {mounts: [{path: /b, size: 1Gi}]}
          one in front | targetSpec: {mounts: [{path: /b, size: 1Gi}, {path: /ais/disk0, size: 1Gi}]}
          another and one more | targetSpec: {mounts: [{path: /ais/disk0, size: 1Gi, storageClass: other}, {path: /b, size: 1Gi}]}
          none         | targetSpec: {mounts: []}
          classes      | targetSpec: {mounts: [{path: /ais/disk0, size: 1Gi, storageClass: other}]}
          labels       | allowSharedNoDisks: true
          """)
  void aMountIsFixedWithItsLabel(String about, String after) {
    assertThat(FixedFields.changed(spec("{}"), spec(after)))
        .as(about)
        .extracting(SpecProblem::path)
        .containsExactly("spec.targetSpec.mounts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | size: 5
          {} | targetSpec: {size: 5, annotations: {a: b}, labels: {a: b}, env: [{name: A, value: b}]}
          {} | proxySpec: {resources: {limits: {cpu: 1}}, securityContext: {runAsUser: 7}}
          {} | proxySpec: {capabilities: {privileged: true}, aisContainerSecurityContext: {privileged: true}}
          {} | targetSpec: {autoScale: {sizeLimit: 3}, pvcRetentionPolicy: {whenScaled: Delete}}
          {} | targetSpec: {probes: {liveness: {periodSeconds: 9}}, tolerations: [{key: a}]}
          {} | targetSpec: {pdb: {enabled: true}, scaleDownMode: retain}
          {} | targetSpec: {nodeSelector: {}, disablePodAntiAffinity: false, hostNetwork: false}
          {} | {stateStorage: null, stateStorageClass: fast}
          {} | targetSpec: {mounts: [{path: /ais/disk0, size: 2Gi}]}
          {} | targetSpec: {mounts: [{path: /ais/disk0, size: 2Gi}, {path: /b, size: 1Gi}, {path: /c, useHostPath: true}]}
          {} | stateStorage: {pvc: null, hostPath: {prefix: /a}}
          disablePodAntiAffinity: true | targetSpec: {disablePodAntiAffinity: true}
          allowSharedNoDisks: true     | targetSpec: {mounts: [{path: /ais/disk0, size: 1Gi, label: diskless}]}
          enableExternalLB: true       | {proxySpec: {externalAccess: {}}, targetSpec: {externalAccess: {}}}
          """)
  void isNoChange(String before, String after) {
    assertThat(FixedFields.changed(spec(before), spec(after))).isEmpty();
  }

  private static AIStore spec(String lines) {
    return Samples.withSpec(lines);
  }
}
