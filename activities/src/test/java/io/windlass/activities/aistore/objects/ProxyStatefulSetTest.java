package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The StatefulSet of the proxies. */
class ProxyStatefulSetTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          proxy-stateful-set | '{}'
          proxy-stateful-set-on-host | '{stateStorage: {pvc: null, hostPath: {prefix: /etc/ais/}}, logsDir: /var/log/ais, publicNetDNSMode: Node, proxySpec: {hostPort: 51080, size: 1, affinity: {nodeAffinity: {}}}}'
          proxy-stateful-set-with-certificate | '{tls: {secretName: demo-certs}}'
          proxy-stateful-set-with-everything | '{priorityClassName: high, logSidecar: {image: logs, resources: {limits: {cpu: 1}}}, configToUpdate: {log: {max_total: 256MiB}}, proxySpec: {labels: {app: mine, team: storage}, annotations: {note: a}, env: [{name: MY_POD, value: x}, {name: HERE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}], nodeSelector: {disk: fast}, tolerations: [{key: ais, operator: Exists}], probes: {liveness: {initialDelaySeconds: 5}, readiness: {periodSeconds: 1}}, pvcRetentionPolicy: {whenDeleted: Delete, whenScaled: Retain}, resources: {requests: {cpu: 100m, ephemeral-storage: 1Gi}}}}'
          proxy-stateful-set-with-references | '{authNSecretName: signing, awsSecretName: aws, tracingTokenSecretName: token, issuerCAConfigMap: ca, networkAttachment: fast, hostnameMap: {a: b}}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(ProxyStatefulSet.of(Clusters.context(spec)), golden);
  }
}
