package io.windlass.workflows.aistore.recover;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import org.junit.jupiter.api.Test;

class RecoverPlannerTest {

  private static final String OPERATION = "recover";

  private static Scenario running() {
    return running(SimulatedSpec.of(3, 3));
  }

  private static Scenario running(SimulatedSpec spec) {
    return Scenario.deployed(spec, Timing.measured());
  }

  @Test
  void targetCrashed() {
    running()
        .now("target 1 killed", cluster -> cluster.kill(DaemonRole.TARGET, 1))
        .converges()
        .matches(OPERATION, "target-crashed");
  }

  @Test
  void targetCrashedWithRebalanceDisabled() {
    running(SimulatedSpec.of(3, 3).rebalance(false))
        .now("target 1 killed", cluster -> cluster.kill(DaemonRole.TARGET, 1))
        .converges()
        .matches(OPERATION, "target-crashed-rebalance-disabled");
  }

  @Test
  void targetEvicted() {
    running()
        .now("target 2 evicted", cluster -> cluster.evict(DaemonRole.TARGET, 2))
        .converges()
        .matches(OPERATION, "target-evicted");
  }

  @Test
  void primaryKilled() {
    running()
        .now("proxy 0 killed", cluster -> cluster.kill(DaemonRole.PROXY, 0))
        .converges()
        .matches(OPERATION, "primary-killed");
  }

  @Test
  void targetsLostTheirStatefulSet() {
    running()
        .now("targets' StatefulSet deleted", cluster -> cluster.deleteSet(DaemonRole.TARGET))
        .converges()
        .matches(OPERATION, "statefulset-deleted");
  }

  @Test
  void leftInMaintenanceByAStranger() {
    running()
        .now("target 1 put into maintenance", cluster -> cluster.flag(1))
        .converges()
        .matches(OPERATION, "left-in-maintenance");
  }

  @Test
  void rebalanceSwitchedOffByAStranger() {
    running()
        .now("automatic rebalance switched off", cluster -> cluster.switchRebalance(false))
        .converges()
        .matches(OPERATION, "rebalance-switched-off");
  }

  @Test
  void configurationChanged() {
    running()
        .now("configuration changed", cluster -> cluster.edit(cluster.spec().configured()))
        .converges()
        .matches(OPERATION, "configuration-changed");
  }

  @Test
  void largerVolumes() {
    running()
        .now("larger volumes wanted", cluster -> cluster.edit(cluster.spec().volumes(2)))
        .converges()
        .matches(OPERATION, "larger-volumes");
  }

  @Test
  void automaticRebalanceChanged() {
    running()
        .now("rebalance disabled", cluster -> cluster.edit(cluster.spec().rebalance(false)))
        .converges()
        .matches(OPERATION, "rebalance-disabled-by-spec");
  }
}
