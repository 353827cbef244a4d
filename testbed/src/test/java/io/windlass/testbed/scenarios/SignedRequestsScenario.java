package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Requests inside a cluster are signed; clients reach its targets by way of a proxy alone. */
@SideBySide
class SignedRequestsScenario {

  private static final String SIGNED = "configToUpdate: {auth: {cluster_key: {enabled: true}}}\n";
  private static final String TO_FIVE =
      "{\"nodeImage\":\"%s\",\"initImage\":\"aistorage/ais-init:v5.0\"}".formatted(Manifest.IMAGE);

  @Test
  void anUpgradeToFiveKeepsThemSo() {
    Manifest manifest = Manifest.of(2, 2).withImage(Manifest.FOUR_NINE).with(SIGNED);
    Cluster cluster = Cluster.in("signed").apply(manifest);
    Upgrade upgrade = Upgrade.of(cluster);
    cluster.edit(TO_FIVE);
    upgrade.assertFinishedWith(Manifest.IMAGE);
    assertThat(cluster.objects().statusAtTarget("/v1/objects/b1/object-0")).isEqualTo(403);

    cluster.edit("{\"configToUpdate\":{\"auth\":{\"cluster_key\":{\"enabled\":false}}}}");
    cluster.awaitReady();
    assertThat(cluster.objects().statusAtTarget("/v1/objects/b1/object-0")).isIn(200, 404);
  }
}
