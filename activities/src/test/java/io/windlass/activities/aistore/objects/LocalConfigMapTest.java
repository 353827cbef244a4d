package io.windlass.activities.aistore.objects;

import io.windlass.workflows.aistore.resource.DaemonRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template of the local configuration. */
class LocalConfigMapTest {
  private static final String MOUNTS =
      "{targetSpec: {mounts: [{path: /ais/disk0, label: fast}, {path: /ais/disk1}]}}";

  @ParameterizedTest
  @CsvSource({"PROXY, local-config-of-proxies", "TARGET, local-config-of-targets"})
  void isAsRead(DaemonRole role, String golden) {
    Golden.assertEqual(LocalConfigMap.of(Clusters.context(MOUNTS), role), golden);
  }
}
