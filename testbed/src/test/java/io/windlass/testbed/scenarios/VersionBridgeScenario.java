package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** AIStore 5.0 lies between older lines and newer ones: over it one gets from 4.9 to 5.1. */
@SideBySide
class VersionBridgeScenario {

  private static final String BEYOND = "aistorage/aisnode:v5.1";
  private static final String REFUSED =
      "AIStore 5.1 can't read what 4.9 has written; upgrade to 5.0 first";

  @Test
  void anUpgradeBeyondItMovesNothingAndOneToItIsCarriedOut() {
    Cluster cluster = Cluster.in("version-bridge");
    cluster.apply(Manifest.of(1, 2).withImage(Manifest.FOUR_NINE)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(40);
    assertThat(cluster.refusedEdit(Upgrade.image(BEYOND))).contains("spec.nodeImage", REFUSED);

    try (PodLives lives = cluster.lives()) {
      askForItInTwoSteps(cluster);
      cluster.awaitStalled("InvalidSpec", REFUSED);
      assertThat(lives.replacements().values()).containsOnly(0);
      assertThat(cluster.acted("start-maintenance")).isEmpty();

      cluster.edit(Upgrade.image(Manifest.IMAGE)).awaitReady();
      assertThat(lives.replacements().values()).containsOnly(1);
    }
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  /** Each of them is right by itself, and nodes see only the second. */
  private static void askForItInTwoSteps(Cluster cluster) {
    cluster.annotate("windlass.io/paused=true");
    cluster.edit(Upgrade.image(Manifest.IMAGE));
    cluster.edit(Upgrade.image(BEYOND));
    cluster.annotate("windlass.io/paused-");
  }
}
