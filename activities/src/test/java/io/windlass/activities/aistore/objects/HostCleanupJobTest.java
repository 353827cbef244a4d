package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What removes the state of a cluster from one host. */
class HostCleanupJobTest {

  @Test
  void isAsRead() {
    Golden.assertEqual(
        HostCleanupJob.of(Clusters.plain(), "/etc/ais", "node-1"), "host-cleanup-job");
  }

  @Test
  void hasANameOfItsOwnForEachHost() {
    assertThat(name("node-1")).isNotEqualTo(name("node-2")).isEqualTo(name("node-1"));
  }

  private static String name(String host) {
    return HostCleanupJob.of(Clusters.plain(), "/etc/ais", host).getMetadata().getName();
  }
}
