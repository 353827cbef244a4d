package io.windlass.activities.aistore;

import static io.windlass.workflows.aistore.ClusterObservation.DrainedHost.Access.CORDONED;
import static io.windlass.workflows.aistore.ClusterObservation.DrainedHost.Access.OPEN;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.DataStep.EnterMaintenance;
import io.windlass.workflows.aistore.DataStep.LeaveMaintenance;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.DataStep.RetainTargets;
import io.windlass.workflows.aistore.HostStep.LeaveHost;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.RenewVolumes;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LastLookTest {

  private static final Reason REASON = Reason.TEMPLATE_CHANGED;
  private static final String TARGET = "demo-target-1";
  private static final ClusterObservation HEALTHY = Observations.healthy();
  private static final ClusterObservation REBALANCING =
      Observations.with(new ClusterObservation.Storage(true, true, true, false, Optional.empty()));
  private static final ClusterObservation NOT_READY =
      Observations.with(
          new ClusterObservation.Storage(false, false, true, false, Optional.empty()));
  private static final ClusterObservation ANOTHER_OUT =
      Observations.with("demo-target-2", Observations::flagged);
  private static final ClusterObservation.Storage FULL =
      new ClusterObservation.Storage(
          true,
          false,
          true,
          false,
          Optional.of(new ClusterObservation.Objection(Reason.NO_ROOM, "no room")));
  private static final ClusterObservation OUT = Observations.with(TARGET, Observations::flagged);

  @Test
  void aTargetLeavesPlacementOnlyWhenAllOthersServeAndNothingMoves() {
    var step = new EnterMaintenance(TARGET, REASON);
    holds(() -> LastLook.before(step, HEALTHY));
    refused("another target does not serve", () -> LastLook.before(step, ANOTHER_OUT));
    refused("a rebalance runs", () -> LastLook.before(step, REBALANCING));
    refused("not ready", () -> LastLook.before(step, NOT_READY));
  }

  @Test
  void aTargetIsEmptiedOnlyForADrainWhileAllOthersServe() {
    var step = new EmptyTargets(List.of(TARGET), REASON);
    holds(() -> LastLook.before(step, Observations.draining(CORDONED, HEALTHY, TARGET)));
    refused("is to stay", () -> LastLook.before(step, HEALTHY));
    refused(
        "is to stay", () -> LastLook.before(step, Observations.draining(OPEN, HEALTHY, TARGET)));
    refused(
        "is to stay",
        () -> LastLook.before(step, Observations.draining(CORDONED, HEALTHY, "demo-target-0")));
    refused(
        "another target does not serve",
        () -> LastLook.before(step, Observations.draining(CORDONED, ANOTHER_OUT, TARGET)));
    refused(
        "a rebalance runs",
        () -> LastLook.before(step, Observations.draining(CORDONED, REBALANCING, TARGET)));
    refused(
        "no room",
        () ->
            LastLook.before(
                step, Observations.draining(CORDONED, Observations.with(FULL), TARGET)));
  }

  @Test
  void aTargetLosesItsPodOnlyWhenItIsEmptied() {
    var step = new LeaveHost(DaemonRole.TARGET, TARGET, "uid-" + TARGET, REASON);
    ClusterObservation emptied = Observations.with(TARGET, Observations::emptied);
    holds(() -> LastLook.before(step, Observations.draining(CORDONED, emptied, TARGET)));
    refused(
        "is to stay", () -> LastLook.before(step, Observations.draining(OPEN, emptied, TARGET)));
    refused(
        "may hold data", () -> LastLook.before(step, Observations.draining(CORDONED, OUT, TARGET)));
    refused(
        "may hold data",
        () -> LastLook.before(step, Observations.draining(CORDONED, HEALTHY, TARGET)));
  }

  @Test
  void aProxyLosesItsPodOnlyWhenAnotherLeads() {
    var leader = new LeaveHost(DaemonRole.PROXY, "demo-proxy-0", "uid", REASON);
    var other = new LeaveHost(DaemonRole.PROXY, "demo-proxy-1", "uid", REASON);
    ClusterObservation seen =
        Observations.draining(CORDONED, HEALTHY, "demo-proxy-0", "demo-proxy-1");
    holds(() -> LastLook.before(other, seen));
    refused("is the primary", () -> LastLook.before(leader, seen));
  }

  @Test
  void aTargetReturnsToPlacementOnlyWhenItRunsAndNothingMoves() {
    var step = new LeaveMaintenance(TARGET, REASON);
    holds(() -> LastLook.before(step, OUT));
    refused("a rebalance runs", () -> LastLook.before(step, REBALANCING));
    ClusterObservation stopped = Observations.with(TARGET, Observations::stopped);
    refused("does not run", () -> LastLook.before(step, stopped));
  }

  @Test
  void nodesEndOnlyWhenTheSpecWantsItAndProxiesLast() {
    var targets = new StopNodes(DaemonRole.TARGET, Reason.SHUTDOWN);
    var proxies = new StopNodes(DaemonRole.PROXY, Reason.SHUTDOWN);
    holds(() -> LastLook.before(targets, Observations.toShutDown(3)));
    holds(() -> LastLook.before(proxies, Observations.toShutDown(0)));
    refused("a target is left", () -> LastLook.before(proxies, Observations.toShutDown(1)));
    refused("nodes are to run", () -> LastLook.before(targets, HEALTHY));
  }

  @Test
  void aTargetThatServesIsNotRestarted() {
    var step = new RestartTarget(TARGET, "uid-" + TARGET, REASON);
    holds(() -> LastLook.before(step, OUT));
    refused("it must leave placement first", () -> LastLook.before(step, HEALTHY));
  }

  @Test
  void thePrimaryMovesOnlyToAProxyThatServesAndWhileNothingMoves() {
    var step = new MovePrimary("demo-proxy-1", REASON);
    holds(() -> LastLook.before(step, HEALTHY));
    refused("a rebalance runs", () -> LastLook.before(step, REBALANCING));
    ClusterObservation stopped = Observations.with("demo-proxy-1", Observations::stopped);
    refused("demo-proxy-1 does not serve", () -> LastLook.before(step, stopped));
    var unknown = new MovePrimary("demo-proxy-7", REASON);
    refused("demo-proxy-7 does not exist", () -> LastLook.before(unknown, HEALTHY));
  }

  @Test
  void aServingPrimaryIsNeverReplaced() {
    ClusterObservation outdated = Observations.outdatedProxies();
    holds(() -> LastLook.before(new ApplyNodes(DaemonRole.PROXY, 3, 1, REASON), outdated));
    refused(
        "the primary is among",
        () -> LastLook.before(new ApplyNodes(DaemonRole.PROXY, 3, 0, REASON), outdated));
    holds(() -> LastLook.before(new ApplyNodes(DaemonRole.PROXY, 3, 0, REASON), HEALTHY));
  }

  @Test
  void nobodyJoinsDuringARebalanceAndNobodyIsCutOff() {
    var grow = new ApplyNodes(DaemonRole.TARGET, 5, 0, REASON);
    holds(() -> LastLook.before(grow, HEALTHY));
    refused("no target may join", () -> LastLook.before(grow, REBALANCING));
    var shrink = new ApplyNodes(DaemonRole.TARGET, 2, 0, REASON);
    refused("must leave in order", () -> LastLook.before(shrink, HEALTHY));
  }

  @Test
  void targetsThatAreGoneLoseTheirPods() {
    var shrink = new ApplyNodes(DaemonRole.TARGET, 2, 0, REASON);
    ClusterObservation gone = Observations.with("demo-target-2", Observations::gone);
    holds(() -> LastLook.before(shrink, gone));
    refused("must leave in order", () -> LastLook.before(shrink, ANOTHER_OUT));
  }

  @Test
  void proxiesGoWhileOneThatStaysLeads() {
    var shrink = new ApplyNodes(DaemonRole.PROXY, 2, 0, REASON);
    holds(() -> LastLook.before(shrink, HEALTHY));
    refused("a rebalance runs", () -> LastLook.before(shrink, REBALANCING));
    ClusterObservation stopped = Observations.with("demo-proxy-0", Observations::stopped);
    refused("no proxy that stays", () -> LastLook.before(shrink, stopped));
  }

  @Test
  void targetsLeaveOnlyWhenAllServeAndSomeStay() {
    var step = new Decommission(List.of("demo-target-2"), false, REASON);
    holds(() -> LastLook.before(step, shrinking(HEALTHY)));
    refused("demo-target-2 is to stay", () -> LastLook.before(step, HEALTHY));
    refused("a rebalance runs", () -> LastLook.before(step, shrinking(REBALANCING)));
    refused("not ready", () -> LastLook.before(step, shrinking(NOT_READY)));
    refused("another target does not serve", () -> LastLook.before(step, shrinking(OUT)));
    refused("demo-target-2 does not serve", () -> LastLook.before(step, shrinking(ANOTHER_OUT)));
    var all = new Decommission(List.of("demo-target-2", TARGET, "demo-target-0"), false, REASON);
    refused("no target would stay", () -> LastLook.before(all, Observations.wanting(0, HEALTHY)));
    refused("no room", () -> LastLook.before(step, shrinking(Observations.with(FULL))));
  }

  @Test
  void targetsAreRetainedOnlyWhenAllOthersServe() {
    var step = new RetainTargets(List.of("demo-target-2"), REASON);
    holds(() -> LastLook.before(step, shrinking(ANOTHER_OUT)));
    refused("demo-target-2 is to stay", () -> LastLook.before(step, ANOTHER_OUT));
    refused("another target does not serve", () -> LastLook.before(step, shrinking(OUT)));
    refused("a rebalance runs", () -> LastLook.before(step, shrinking(REBALANCING)));
  }

  private static ClusterObservation shrinking(ClusterObservation seen) {
    return Observations.wanting(2, seen);
  }

  @Test
  void noTargetLosesVolumesThatMayHoldData() {
    var step = new RenewVolumes(DaemonRole.TARGET, TARGET, "uid", false, REASON);
    holds(() -> LastLook.before(step, Observations.with(TARGET, Observations::gone)));
    refused("may hold data", () -> LastLook.before(step, HEALTHY));
    refused("may hold data", () -> LastLook.before(step, OUT));
    ClusterObservation stopped = Observations.with(TARGET, Observations::stopped);
    refused("may hold data", () -> LastLook.before(step, stopped));
    var given = new RenewVolumes(DaemonRole.TARGET, TARGET, "uid", true, REASON);
    refused("may hold data", () -> LastLook.before(given, stopped));
  }

  @Test
  void onlyAProxyThatDoesNotLeadLosesItsVolumes() {
    holds(() -> LastLook.before(renewing("demo-proxy-1"), HEALTHY));
    refused("is the primary", () -> LastLook.before(renewing("demo-proxy-0"), HEALTHY));
    refused("a rebalance runs", () -> LastLook.before(renewing("demo-proxy-1"), REBALANCING));
  }

  private static RenewVolumes renewing(String proxy) {
    return new RenewVolumes(DaemonRole.PROXY, proxy, "uid", false, REASON);
  }

  @Test
  void aRebalanceNeedsAReadyClusterThatMayMoveData() {
    var step = new Rebalance(REASON);
    holds(() -> LastLook.before(step, HEALTHY));
    refused("not ready", () -> LastLook.before(step, NOT_READY));
    ClusterObservation off =
        Observations.with(
            new ClusterObservation.Storage(true, false, false, false, Optional.empty()));
    refused("switched off", () -> LastLook.before(step, off));
  }

  private static void holds(ThrowingCallable look) {
    assertThatCode(look).doesNotThrowAnyException();
  }

  private static void refused(String why, ThrowingCallable look) {
    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(look)
        .withMessageContaining(why)
        .extracting(ApplicationFailure::getType)
        .isEqualTo("PlanOutdated");
  }
}
