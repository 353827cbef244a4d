package io.windlass.workflows.pmem.simulator;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.pmem.NodeFinding;
import io.windlass.workflows.pmem.RolloutSettings;
import io.windlass.workflows.pmem.resource.DeviceMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stories of drivers, with what was decided at every moment. */
class PmemStoriesTest {

  private static DriverStory deployed(int nodes) {
    return DriverStory.deployed(nodes, "v1");
  }

  private static void settings(SimulatedDriver driver, String batch, String failures) {
    driver.annotations.put(RolloutSettings.BATCH, batch);
    driver.annotations.put(RolloutSettings.FAILURES, failures);
  }

  @Test
  void aNewDriver() {
    DriverStory.fresh(new SimulatedDriver(3, "v1")).converges().matches("pmem-deploy", "three");
  }

  @Test
  void noNode() {
    DriverStory.fresh(new SimulatedDriver(0, "v1"))
        .stalls(Reason.NO_NODES, "no node has the labels")
        .now("a node is labelled", driver -> driver.add("node-1"))
        .converges()
        .matches("pmem-deploy", "no-node");
  }

  @Test
  void aNodeComesAndOneGoes() {
    deployed(2)
        .now("a node is labelled", driver -> driver.add("node-3"))
        .now("node-1 is no longer selected", driver -> driver.place(1).selected = false)
        .converges()
        .matches("pmem-deploy", "comes-and-goes");
  }

  @Test
  void aNodeWithVolumesIsNotLeft() {
    deployed(2)
        .now(
            "node-1 is no longer selected, and has volumes",
            driver -> {
              driver.place(1).volumes = 2;
              driver.place(1).selected = false;
            })
        .stalls(Reason.VOLUMES_EXIST, "node-1: no longer selected")
        .now("its pods are moved", driver -> driver.place(1).volumes = 0)
        .converges()
        .matches("pmem-deploy", "volumes-hold");
  }

  @Test
  void aFirstDriverThatFailsIsCorrected() {
    SimulatedDriver driver = new SimulatedDriver(2, "v1");
    driver.behaves("v1", Behaviour.crashing("v1"));
    DriverStory.fresh(driver)
        .stalls(Reason.DRIVER_UNHEALTHY, "ends again and again")
        .now("image v2", world -> world.edit("v2"))
        .converges()
        .matches("pmem-deploy", "corrected");
  }

  @Test
  void aNodeOfAnotherDriver() {
    deployed(2)
        .now(
            "a node is labelled that another driver wants",
            driver -> driver.add("node-3").rival = Optional.of("PmemCSIDeployment other"))
        .stalls(Reason.NODES_SHARED, "node-3 belongs to PmemCSIDeployment other")
        .now("the other gives it up", driver -> driver.place(3).rival = Optional.empty())
        .converges()
        .matches("pmem-deploy", "shared");
  }

  @Test
  void aNodeWithoutMemoryHoldsNobody() {
    SimulatedDriver driver = new SimulatedDriver(3, "v1");
    driver.ask(Request.CHECK_HOSTS);
    driver.place(2).hidden =
        List.of(
            NodeFinding.blocking(Reason.HARDWARE_MISSING, "no region of persistent memory"),
            NodeFinding.advice(Reason.DRIVER_LEFT_OVER, "a socket"));
    DriverStory.fresh(driver)
        .stalls(
            Reason.HARDWARE_MISSING,
            "node-2: no region of persistent memory; the other nodes do not wait for it")
        .now(
            "memory is put in, and looked at",
            world -> {
              world.place(2).hidden = List.of();
              world.ask(Request.CHECK_HOSTS);
            })
        .converges()
        .matches("pmem-deploy", "unfit");
  }

  @Test
  void aNodeThatHasTheDriverIsNotHindered() {
    deployed(2)
        .now(
            "node-2 is called unfit",
            driver ->
                driver.place(2).findings =
                    List.of(NodeFinding.blocking(Reason.NODE_UNFIT, "runs windows")))
        .converges();
  }

  @Test
  void anotherImage() {
    deployed(4)
        .now("image v2", driver -> driver.edit("v2"))
        .converges()
        .matches("pmem-rollout", "four");
  }

  @Test
  void upAndDownAndUpAgain() {
    deployed(2)
        .now("image v2", driver -> driver.edit("v2"))
        .converges()
        .now("image v1", driver -> driver.edit("v1"))
        .converges()
        .now("image v2", driver -> driver.edit("v2"))
        .converges()
        .matches("pmem-rollout", "up-down-up");
  }

  @Test
  void nodesWithoutVolumesGoFirst() {
    deployed(3)
        .now("node-1 and node-2 have volumes", driver -> driver.place(1).volumes = 3)
        .now("image v2", driver -> driver.edit("v2"))
        .converges()
        .matches("pmem-rollout", "volumes-last");
  }

  @Test
  void aCrashingCanaryIsRolledBack() {
    deployed(3)
        .now("v2 crashes", driver -> driver.behaves("v2", Behaviour.crashing("v2")))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_ROLLED_BACK, "3 of 3 nodes are well with the last good driver")
        .now("nothing", driver -> {})
        .stalls(Reason.DRIVER_ROLLED_BACK, "ends again and again")
        .now("image v3", driver -> driver.edit("v3"))
        .converges()
        .matches("pmem-rollout", "canary-crashes");
  }

  @Test
  void aDriverThatSeesNoMemoryIsRolledBack() {
    deployed(2)
        .now("v2 sees nothing", driver -> driver.behaves("v2", Behaviour.blind("v2")))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_ROLLED_BACK, "sees no persistent memory")
        .matches("pmem-rollout", "blind");
  }

  @Test
  void aDriverThatSeesLessMemoryIsRolledBack() {
    deployed(2)
        .now("v2 sees half", driver -> driver.behaves("v2", Behaviour.shrunk("v2")))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_ROLLED_BACK, "bytes of memory");
  }

  @Test
  void aDriverThatTheKubeletDoesNotKnowIsRolledBack() {
    deployed(2)
        .now("v2 is silent", driver -> driver.behaves("v2", Behaviour.unregistered("v2")))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_ROLLED_BACK, "has not registered the driver");
  }

  @Test
  void anotherVersionThanTheImageSaysIsRolledBack() {
    deployed(2)
        .now("v2 is v1", driver -> driver.behaves("v2", Behaviour.good("v1")))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_ROLLED_BACK, "tells version v1 instead of v2");
  }

  @Test
  void triedOnceMore() {
    deployed(2)
        .now("v2 crashes", driver -> driver.behaves("v2", Behaviour.crashing("v2")))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_ROLLED_BACK, "windlass.io/retry")
        .now(
            "v2 is repaired, and tried again",
            driver -> {
              driver.behaves("v2", Behaviour.good("v2"));
              driver.requests.add(Request.RETRY);
            })
        .converges()
        .matches("pmem-rollout", "retried");
  }

  @Test
  void moreFailuresThanTheBudget() {
    deployed(5)
        .now("batches of 2, one failure", driver -> settings(driver, "2", "1"))
        .now("image v2", driver -> driver.edit("v2"))
        .during(
            "wait until the driver is well on node-1",
            0,
            "v2 crashes from now on",
            driver -> driver.behaves("v2", Behaviour.crashing("v2")))
        .stalls(Reason.DRIVER_ROLLED_BACK, "5 of 5 nodes are well with the last good driver")
        .matches("pmem-rollout", "over-the-budget");
  }

  @Test
  void failuresWithinTheBudget() {
    deployed(5)
        .now("batches of 2, two failures", driver -> settings(driver, "2", "2"))
        .now("image v2", driver -> driver.edit("v2"))
        .during(
            "wait until the driver is well on node-1",
            0,
            "v2 crashes from now on",
            driver -> driver.behaves("v2", Behaviour.crashing("v2")))
        .during(
            "wait until the driver is well on node-2",
            0,
            "v2 is repaired",
            driver -> driver.behaves("v2", Behaviour.good("v2")))
        .stalls(Reason.DRIVER_UNHEALTHY, "node-2: the driver ends again and again")
        .matches("pmem-rollout", "within-the-budget");
  }

  @Test
  void aLostNodeHoldsNobody() {
    deployed(4)
        .now("node-2 is lost", driver -> driver.place(2).reachable = false)
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.NODE_LOST, "node-2 can't be reached")
        .now("node-2 is back", driver -> driver.place(2).reachable = true)
        .converges()
        .matches("pmem-rollout", "lost");
  }

  @Test
  void aNodeIsLostWhileItIsReplaced() {
    deployed(3)
        .now("image v2", driver -> driver.edit("v2"))
        .during(
            "replace the driver on node-2",
            2,
            "node-2 is lost",
            driver -> driver.place(2).reachable = false)
        .stalls(Reason.NODE_LOST, "node-2 can't be reached")
        .now("node-2 is back", driver -> driver.place(2).reachable = true)
        .converges()
        .matches("pmem-rollout", "lost-meanwhile");
  }

  @Test
  void anIllNodeIsNobodysFault() {
    deployed(3)
        .now("node-2 loses half of its memory", driver -> driver.place(2).memory /= 2)
        .idle(400)
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.DRIVER_UNHEALTHY, "node-2: the driver sees")
        .now("its memory is back", driver -> driver.place(2).memory *= 2)
        .converges()
        .matches("pmem-rollout", "ill");
  }

  @Test
  void aNewerSpecMeanwhile() {
    deployed(3)
        .now("image v2", driver -> driver.edit("v2"))
        .during("replace the driver on node-2", 1, "image v3", driver -> driver.edit("v3"))
        .converges()
        .matches("pmem-rollout", "newer-spec");
  }

  @Test
  void pausedAndResumed() {
    deployed(3)
        .now("image v2", driver -> driver.edit("v2"))
        .during(
            "replace the driver on node-2",
            1,
            "paused",
            driver -> driver.annotations.put(Wishes.PAUSED, "true"))
        .during(
            "wait until the driver is well on node-2",
            120,
            "resumed",
            driver -> driver.annotations.remove(Wishes.PAUSED))
        .converges()
        .matches("pmem-rollout", "paused");
  }

  @Test
  void cancelled() {
    deployed(3)
        .now("image v2", driver -> driver.edit("v2"))
        .cancelledDuring("replace the driver on node-2", 1)
        .stalls(Reason.CANCELLED, "2 of 3 nodes have passed with the new driver")
        .matches("pmem-rollout", "cancelled");
  }

  @Test
  void restarted() {
    deployed(2)
        .now(
            "a restart is asked for",
            driver -> {
              driver.restarts++;
              driver.requests.add(Request.RESTART);
            })
        .converges()
        .matches("pmem-rollout", "restart");
  }

  @Test
  void theModeIsFixedWhileThereAreVolumes() {
    deployed(2)
        .now(
            "direct, with a volume",
            driver -> {
              driver.persistentVolumes = 1;
              driver.mode = DeviceMode.DIRECT;
              driver.generation++;
            })
        .stalls(Reason.VOLUMES_EXIST, "spec.deviceMode (direct): cannot be changed from lvm")
        .now("the volume is deleted", driver -> driver.persistentVolumes = 0)
        .converges()
        .matches("pmem-rollout", "mode");
  }

  @Test
  void thePercentageDoesNotDecrease() {
    deployed(1)
        .now("50 %", driver -> driver.percentage = 50)
        .stalls(Reason.INVALID_SPEC, "spec.pmemPercentage (50): cannot be decreased from 100");
  }

  @Test
  void settingsThatNobodyUnderstands() {
    deployed(1)
        .now("a batch of many", driver -> settings(driver, "many", "0"))
        .now("image v2", driver -> driver.edit("v2"))
        .stalls(Reason.INVALID_SPEC, "windlass.io/rollout-batch]: many is not understood");
  }

  @Test
  void whatDriversDoNotDo() {
    deployed(1)
        .now("a rebalance is asked for", driver -> driver.requests.add(Request.REBALANCE))
        .stalls(Reason.NOT_SUPPORTED, "there is no rebalance of a driver");
  }

  @Test
  void volumesHoldADeletion() {
    deployed(2)
        .now(
            "deleted, with a volume",
            driver -> {
              driver.persistentVolumes = 1;
              driver.deleting = true;
            })
        .stalls(Reason.VOLUMES_EXIST, "pvc-1")
        .now("the volume is deleted", driver -> driver.persistentVolumes = 0)
        .goes()
        .matches("pmem-uninstall", "held");
  }

  @Test
  void volumesAreOrphaned() {
    deployed(2)
        .now(
            "deleted, and volumes orphaned",
            driver -> {
              driver.persistentVolumes = 25;
              driver.deleting = true;
              driver.orphan = true;
            })
        .goes()
        .matches("pmem-uninstall", "orphaned");
  }
}
