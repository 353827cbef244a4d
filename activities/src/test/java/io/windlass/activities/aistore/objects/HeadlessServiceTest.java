package io.windlass.activities.aistore.objects;

import io.windlass.workflows.aistore.resource.DaemonRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service that gives pods their names. */
class HeadlessServiceTest {
  private static final String MOUNTS =
      "{targetSpec: {mounts: [{path: /ais/disk0, label: fast}, {path: /ais/disk1}]}}";

  @ParameterizedTest
  @CsvSource({"PROXY, headless-service-of-proxies", "TARGET, headless-service-of-targets"})
  void isAsRead(DaemonRole role, String golden) {
    Golden.assertEqual(HeadlessService.of(Clusters.context(MOUNTS), role), golden);
  }
}
