package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.testbed.aistore.ClusterFaults;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody who has nothing but a browser sees what is done, and why, and steers it. */
@Order(2)
@SideBySide
class WebUiScenario {

  private final RealStack stack = RealStack.shared();

  @Test
  void anUpgradeIsReadPausedResumedAndCancelled() {
    Cluster cluster = Cluster.in("web-ui").apply(Manifest.of(1, 2)).awaitReady();
    cluster.annotate("windlass.io/approval=before-disruption");
    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE));
    cluster.awaitProgress("ApprovalNeeded");
    String parent = cluster.workflowId();
    String child = parent + "/rolling-upgrade/g2";
    try (WebUi browser = open()) {
      browser.open(parent).chooseUpdate().shows("Holds the work on the resource", "Lets paused");
      browser
          .picture("updates")
          .sendUpdate("approve", "\"later\"")
          .shows("later is not known; approve one of before-disruption, after-first-node");
      browser.open(parent).chooseUpdate().sendUpdate("pause");
      cluster.awaitProgress("Paused");
      browser
          .open(parent)
          .tab("Relationships")
          .shows("Child Count", child)
          .picture("relationships");
      browser.follow(child).on(child).tab("User Metadata");
      browser
          .shows("AIStore web-ui/demo: upgrade, because the pod template differs")
          .shows("upgrade — paused", "☐ replace proxy", "--name resume")
          .picture("user-metadata");
      browser.query().shows("apply 1 proxy node", "the pod template differs").picture("query");

      browser.open(parent).chooseUpdate().sendUpdate("resume");
      cluster.awaitProgress("ApprovalNeeded");
      browser.open(child).requestCancellation();
      Condition stalled = cluster.awaitStalled();
      assertThat(stalled.getReason()).isEqualTo("Cancelled");
      browser.shows("Canceled");
    }
  }

  @Test
  void aStepThatFailsTellsWhyAndThatItIsTriedAgain() {
    Cluster cluster = Cluster.in("web-ui-retry").apply(Manifest.of(1, 2)).awaitReady();
    ClusterFaults faults = stack.nodes().faults().namespace(cluster.namespace());
    faults.slowRebalance(15);
    faults.failNextRebalance("no space left on device");
    cluster.annotate("windlass.io/rebalance=now");
    try (WebUi browser = open()) {
      browser
          .open(cluster.workflowId() + "/rebalance/g1")
          .tab("Pending Activities")
          .shows("AIStoreRebalance", "did not succeed", "no space left on device")
          .picture("pending-activities");
    }
    cluster.awaitReady();
  }

  private WebUi open() {
    return new WebUi(stack.stack().temporal().userInterface());
  }
}
