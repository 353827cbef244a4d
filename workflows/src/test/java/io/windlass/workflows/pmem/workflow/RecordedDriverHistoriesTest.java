package io.windlass.workflows.pmem.workflow;

import io.windlass.workflows.aistore.workflow.Histories;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.simulator.SimulatedDriver;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Records histories of drivers; they are replayed with all others. */
class RecordedDriverHistoriesTest {

  @Test
  @EnabledIfSystemProperty(named = "histories.update", matches = "true")
  void record() throws Exception {
    try (DriverStage stage = new DriverStage(new SimulatedDriver(3, "v1"))) {
      stage.await(stage.reconcile(1, Cause.SPEC));
      save(stage, "pmem/demo", "pmem-resource-deploy");
      save(stage, "pmem/demo/deploy/g1", "pmem-deploy");

      stage.world().change(driver -> driver.edit("v2"));
      stage.foresee();
      save(stage, "pmem/demo/plan/1", "pmem-plan");
      stage.await(stage.reconcile(2, Cause.SPEC));
      save(stage, "pmem/demo/driver-rollout/g2", "pmem-driver-rollout");

      stage.world().change(driver -> driver.crashes("v3"));
      stage.world().change(driver -> driver.edit("v3"));
      stage.await(stage.reconcile(3, Cause.SPEC));
      save(stage, "pmem/demo", "pmem-resource-rolled-back");
      save(stage, "pmem/demo/driver-rollout/g3", "pmem-driver-rollout-rolled-back");

      stage.world().change(driver -> driver.edit("v4"));
      String rollout = "pmem/demo/driver-rollout/g4";
      stage.world().during("replace the driver on node-2", () -> stage.stub(rollout).cancel());
      stage.await(stage.reconcile(4, Cause.SPEC));
      save(stage, rollout, "pmem-driver-rollout-cancelled");

      stage.world().change(driver -> driver.edit("v5"));
      stage.await(stage.reconcile(5, Cause.SPEC));
      stage.world().change(driver -> driver.ask(Request.REPLACE_AUTHORITY));
      stage.await(stage.reconcile(5, Cause.REQUEST));
      save(stage, "pmem/demo/rotate-certificates/g5", "pmem-rotate-certificates");

      stage.world().change(driver -> driver.delete(0));
      stage.await(stage.reconcile(5, Cause.DRIFT));
      save(stage, "pmem/demo/uninstall/g5", "pmem-uninstall");
    }
  }

  private static void save(DriverStage stage, String workflowId, String name) throws IOException {
    Histories.save(stage.client(), workflowId, name);
  }
}
