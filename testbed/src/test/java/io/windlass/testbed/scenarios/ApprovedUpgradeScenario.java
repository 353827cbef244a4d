package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody wants to be asked before an upgrade disturbs, and once more after its first node. */
@SideBySide
class ApprovedUpgradeScenario {

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void waitsAtEachGate() {
    Cluster cluster = Cluster.in("approved").apply(Manifest.of(2, 2)).awaitReady();
    cluster.annotate("windlass.io/approval=before-disruption,after-first-node");
    Upgrade upgrade = Upgrade.of(cluster).begin();

    String first = awaitGate(cluster, "before-disruption");
    assertThat(upgrade.images()).containsOnly(Manifest.IMAGE);
    assertThat(cluster.kubectl("get", "aistore", cluster.name())).contains("Upgrade waits");
    cluster.annotate(first.substring(first.indexOf("windlass.io/approved=")));

    awaitGate(cluster, "after-first-node");
    assertThat(Set.copyOf(upgrade.images())).hasSize(2).contains(Manifest.IMAGE);
    upgrade.assertServes();
    assertThat(temporal.update(cluster.workflowId(), "approve", "--input", "\"after-first-node\""))
        .contains("rolling-upgrade/g2 may pass the gate");
    upgrade.assertFinished();
  }

  @Test
  void aGateThatDoesNotExistIsNamed() {
    Cluster cluster = Cluster.in("approved-wrongly");
    String annotated =
        Manifest.of(1, 1)
            .yaml(cluster.namespace(), cluster.name())
            .replace("spec:\n", "  annotations: {windlass.io/approval: befor-disruption}\nspec:\n");

    assertThat(cluster.tryApply(annotated).errors())
        .contains(
            "windlass.io/approval", "befor-disruption", "before-disruption, after-first-node");
  }

  private static String awaitGate(Cluster cluster, String gate) {
    cluster.await(
        gate, Cluster.LONG, aistore -> message(cluster).contains("rolling-upgrade/g2/" + gate));
    assertThat(cluster.condition("Progressing").orElseThrow().getReason())
        .isEqualTo("ApprovalNeeded");
    return message(cluster);
  }

  private static String message(Cluster cluster) {
    return cluster.condition("Progressing").map(Condition::getMessage).orElse("");
  }
}
