package io.windlass.workflows.pmem.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.simulator.SimulatedDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The resource workflow of a driver, and its operations as children. */
class PmemWorkflowTest {

  private static final String ROLLOUT = "pmem/demo/driver-rollout/g2";

  private final DriverStage stage = new DriverStage(new SimulatedDriver(3, "v1"));

  @AfterEach
  void close() {
    stage.close();
  }

  private void deploy() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
  }

  private long count(String title) {
    return stage.world().steps().stream().filter(step -> step.startsWith(title)).count();
  }

  @Test
  void deploysAndEndsWhenConverged() throws Exception {
    Accepted accepted = stage.reconcile(1, Cause.SPEC);
    assertThat(accepted.workflowId()).isEqualTo("pmem/demo");
    stage.await(accepted);

    assertThat(stage.world().steps()).last().isEqualTo("record that revision v1 is good");
    int before = stage.world().steps().size();
    stage.await(stage.reconcile(1, Cause.DRIFT));
    assertThat(stage.world().steps()).as("nothing more is done").hasSize(before);
  }

  @Test
  void looksAtNodesBeforeTheFirstDriver() throws Exception {
    stage.world().change(driver -> driver.ask(Request.CHECK_HOSTS));
    deploy();

    assertThat(stage.world().steps())
        .startsWith("look at the persistent memory of the nodes")
        .contains("record that revision v1 is good");
  }

  @Test
  void rollsAnotherDriverOut() throws Exception {
    deploy();
    stage.world().change(driver -> driver.edit("v2"));
    stage.await(stage.reconcile(2, Cause.SPEC));

    assertThat(count("replace the driver on node-")).isEqualTo(3);
    assertThat(stage.world().steps()).contains("record that revision v2 is good");
    assertThat(stage.world().conclusions()).isEmpty();
  }

  @Test
  void aDriverThatCrashesIsRolledBackAndStaysSo() throws Exception {
    deploy();
    stage.world().change(driver -> driver.crashes("v2"));
    stage.world().change(driver -> driver.edit("v2"));
    stage.await(stage.reconcile(2, Cause.SPEC));

    assertThat(stage.world().conclusions())
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.result().phase()).isEqualTo(Phase.STALLED);
              assertThat(end.result().reason()).isEqualTo(Reason.DRIVER_ROLLED_BACK);
            });
    assertThat(count("replace the driver on node-1")).isEqualTo(2);
    int before = stage.world().steps().size();
    stage.await(stage.reconcile(2, Cause.RESYNC));
    assertThat(stage.world().steps()).hasSize(before);
  }

  @Test
  void tellsWhatWouldBeDoneAndDoesNothing() throws Exception {
    deploy();
    stage.world().change(driver -> driver.edit("v2"));
    int before = stage.world().steps().size();

    assertThat(stage.foresee().steps())
        .extracting(Forecast.Foreseen::step)
        .contains("replace the driver on node-1", "record that revision v2 is good");
    assertThat(stage.world().steps()).hasSize(before);
  }

  @Test
  void aCancelledRolloutStopsWhereAllServe() throws Exception {
    deploy();
    stage.world().change(driver -> driver.edit("v2"));
    stage.world().during("replace the driver on node-2", () -> stage.stub(ROLLOUT).cancel());
    stage.await(stage.reconcile(2, Cause.SPEC));

    assertThat(stage.world().conclusions())
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.result().phase()).isEqualTo(Phase.CANCELLED);
              assertThat(end.result().message()).contains("2 of 3 nodes have passed");
            });
    assertThat(count("replace the driver on node-3")).isZero();
    stage.await(stage.reconcile(2, Cause.RETRY));
    assertThat(count("replace the driver on node-3")).isOne();
  }

  @Test
  void takesANewerSpecInTheMiddle() throws Exception {
    deploy();
    stage.world().change(driver -> driver.edit("v2"));
    stage
        .world()
        .during(
            "replace the driver on node-2",
            () -> {
              stage.world().change(driver -> driver.edit("v3"));
              stage.reconcile(3, Cause.SPEC);
            });
    stage.await(stage.reconcile(2, Cause.SPEC));

    assertThat(stage.world().steps()).contains("record that revision v3 is good");
    assertThat(count("replace the driver on node-3")).isOne();
  }

  @Test
  void aDeletionWaitsForVolumes() throws Exception {
    deploy();
    stage.world().change(driver -> driver.delete(1));
    stage.await(stage.reconcile(1, Cause.SPEC));
    assertThat(count("remove")).isZero();
    assertThat(stage.world().conclusions())
        .singleElement()
        .satisfies(end -> assertThat(end.result().reason()).isEqualTo(Reason.VOLUMES_EXIST));

    stage.world().change(driver -> driver.delete(0));
    stage.await(stage.reconcile(1, Cause.DRIFT));
    assertThat(count("remove")).isEqualTo(3);
  }

  @Test
  void convertsRawNamespacesAndBringsTheDriverThere() throws Exception {
    deploy();
    stage.world().change(driver -> driver.addRaw("node-4"));
    stage.world().change(driver -> driver.convert("now"));

    stage.await(stage.reconcile(1, Cause.REQUEST));

    assertThat(stage.world().steps())
        .contains("record that every labelled node is converted", "claim node-4");
    assertThat(count("convert the raw namespaces of node-4")).isOne();
    assertThat(stage.world().conclusions()).isEmpty();
  }

  @Test
  void aCancelledConversionWaitsForTheNodeThatWasBegun() throws Exception {
    deploy();
    stage.world().change(driver -> driver.addRaw("node-4"));
    stage.world().change(driver -> driver.addRaw("node-5"));
    stage.world().change(driver -> driver.convert("now"));
    stage
        .world()
        .during(
            "convert the raw namespaces of node-4",
            () -> stage.stub("pmem/demo/convert/g1").cancel());

    stage.await(stage.reconcile(1, Cause.REQUEST));

    assertThat(stage.world().conclusions())
        .singleElement()
        .satisfies(end -> assertThat(end.result().phase()).isEqualTo(Phase.CANCELLED));
    assertThat(stage.world().steps()).contains("record that node-4 is converted");
    assertThat(count("convert the raw namespaces of node-5")).isZero();
    stage.await(stage.reconcile(1, Cause.RETRY));
    assertThat(stage.world().steps()).contains("record that node-5 is converted");
  }

  @Test
  void theAuthorityIsReplacedByRollouts() throws Exception {
    deploy();
    stage.world().change(driver -> driver.ask(Request.REPLACE_AUTHORITY));
    stage.await(stage.reconcile(1, Cause.REQUEST));

    assertThat(stage.world().steps()).contains("forget the old authority");
    assertThat(count("replace the driver on node-")).isEqualTo(9);
  }
}
