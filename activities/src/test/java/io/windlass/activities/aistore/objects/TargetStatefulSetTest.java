package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The StatefulSet of the targets. */
class TargetStatefulSetTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target-stateful-set | '{}'
          target-stateful-set-on-host | '{stateStorage: {pvc: null, hostPath: {prefix: /etc/ais}}, logsDir: /var/log/ais, targetSpec: {hostPort: 51081, hostNetwork: true, disablePodAntiAffinity: true, mounts: [{path: /ais/disk0, useHostPath: true}, {path: /ais/disk1, size: 1Gi}]}}'
          target-stateful-set-with-everything | '{stateStorage: {pvc: null, emptyDir: {}}, logSidecar: {image: logs}, targetSpec: {securityContext: {fsGroup: 1}, capabilities: {privileged: true}, affinity: {podAntiAffinity: {}}, mounts: [{path: /ais/nvme0, size: 1.5, label: fast, selector: {matchLabels: {disk: a}}}, {path: /ais/nvme1, size: 2048Mi}]}}'
          target-stateful-set-with-references | '{awsSecretName: aws, gcpSecretName: gcp, ociSecretName: oci, tracingTokenSecretName: token, issuerCAConfigMap: ca, networkAttachment: fast, hostnameMap: {a: b}}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(TargetStatefulSet.of(Clusters.context(spec)), golden);
  }
}
