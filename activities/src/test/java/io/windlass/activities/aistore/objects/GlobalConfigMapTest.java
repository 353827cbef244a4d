package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration with which daemons start. */
class GlobalConfigMapTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          global-config | '{}'
          global-config-with-overrides | '{configToUpdate: {log: {level: "4", max_total: 4MiB}, space: {lowwm: 70}, net: {http: {idle_conns: 16}}, rebalance: {dest_retry_time: 2m}, features: "2568"}}'
          global-config-with-backends | '{gcpSecretName: gcp, hostnameMap: {node-1: "a,b"}, configToUpdate: {backend: {aws: {}}}, targetSpec: {env: [{name: AZURE_STORAGE_ACCOUNT, value: me}]}}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(GlobalConfigMap.of(Clusters.context(spec)), golden);
  }
}
