package io.windlass.workflows.aistore.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On host-1 are demo-proxy-1 and demo-target-1. */
class DrainPlannerTest {

  private static final String OPERATION = "drain";
  private static final String MOVE = "move the data off";
  private static final String HOST = "host-1";

  private static Scenario of(int proxies, int targets) {
    return Scenario.deployed(SimulatedSpec.of(proxies, targets), Timing.measured());
  }

  private static Scenario draining() {
    return drained(of(2, 3));
  }

  private static Scenario drained(Scenario scenario) {
    return scenario
        .now("host-1 cordoned", cluster -> cluster.cordon(HOST))
        .now("host-1 to be drained", cluster -> cluster.drain(HOST));
  }

  private static Scenario uncordoned(Scenario scenario) {
    return scenario.now("host-1 uncordoned", cluster -> cluster.uncordon(HOST)).converges();
  }

  @Test
  void aHostIsEmptiedAndItsNodesComeBack() {
    Scenario scenario = draining().converges();
    assertThat(scenario.cluster().missing()).isZero();
    assertThat(uncordoned(scenario).cluster().missing()).isZero();
    scenario.matches(OPERATION, "there-and-back");
  }

  @Test
  void thePrimaryMovesFirst() {
    drained(of(2, 2).now("proxy 1 made primary", cluster -> cluster.movePrimary(1)))
        .converges()
        .matches(OPERATION, "primary");
  }

  @Test
  void whatCannotBeDrainedIsRefused() {
    of(2, 3)
        .now("to be drained", cluster -> cluster.drain("host-9"))
        .stalls("there is no Kubernetes node host-9");
    of(2, 3)
        .now("not cordoned", cluster -> cluster.drain(HOST))
        .stalls("Cordon it (kubectl cordon host-1)");
    drained(of(2, 2))
        .now("too small", cluster -> cluster.object(noRoom()))
        .stalls("no room for it");
    of(2, 1)
        .now("host-0 cordoned", cluster -> cluster.cordon("host-0"))
        .now("the only target", cluster -> cluster.drain("host-0"))
        .stalls("every target is on the Kubernetes node host-0");
    of(1, 2)
        .now("host-0 cordoned", cluster -> cluster.cordon("host-0"))
        .now("the only proxy", cluster -> cluster.drain("host-0"))
        .stalls("nobody would lead");
  }

  private static Optional<Objection> noRoom() {
    return Optional.of(new Objection(Reason.NO_ROOM, "no room for it"));
  }

  @Test
  void uncordonedMeanwhileEveryoneStays() {
    Scenario scenario =
        draining()
            .during(MOVE, 5, "uncordoned", driver -> driver.cluster().uncordon(HOST))
            .stalls("takes pods");
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "uncordoned-meanwhile");
  }

  @Test
  void takenBackMeanwhileEveryoneStays() {
    Scenario scenario =
        draining()
            .during(MOVE, 5, "taken back", driver -> driver.cluster().drainNothing())
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "taken-back");
  }

  @Test
  void cancelledItComesBackAndGoesLater() {
    Scenario scenario = draining().during(MOVE, 5, "cancelled", Driver::cancel);
    scenario.stalls("no target is in maintenance, the data on them is settled");
    assertThat(scenario.cluster().missing()).isZero();
    scenario.driver().retry();
    uncordoned(scenario.converges()).matches(OPERATION, "cancelled");
  }

  @Test
  void terminatedWhileDataMovesItIsTakenUpAgain() {
    Scenario scenario = draining().during(MOVE, 5, "terminated", Driver::terminate).converges();
    uncordoned(scenario).matches(OPERATION, "terminated");
  }

  @Test
  void aFailedRebalanceMovesNoPod() {
    draining()
        .during(MOVE, 5, "rebalance fails", driver -> driver.cluster().failRebalance())
        .converges()
        .matches(OPERATION, "rebalance-fails");
  }

  @Test
  void anEvictedProxyIsNotWaitedFor() {
    uncordoned(
            draining()
                .during(
                    MOVE,
                    5,
                    "proxy 1 evicted",
                    driver -> driver.cluster().evict(DaemonRole.PROXY, 1))
                .converges())
        .matches(OPERATION, "proxy-evicted");
  }

  @Test
  void aTargetThatAnotherHandEvictedIsTold() {
    Scenario scenario =
        draining()
            .during(
                MOVE, 5, "target 1 evicted", driver -> driver.cluster().evict(DaemonRole.TARGET, 1))
            .stalls("demo-target-1 waits until host-1 is uncordoned");
    assertThat(scenario.cluster().missing()).isPositive();
    scenario
        .now("host-1 uncordoned", cluster -> cluster.uncordon(HOST))
        .stalls("takes pods")
        .now("taken back", SimulatedCluster::drainNothing)
        .converges();
    assertThat(scenario.cluster().missing()).isZero();
  }

  @Test
  void anotherTargetThatIsKilledComesBackFirst() {
    Scenario scenario =
        draining()
            .during(
                MOVE, 5, "target 0 killed", driver -> driver.cluster().kill(DaemonRole.TARGET, 0))
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "another-killed");
  }

  @Test
  void whileItWaitsAnotherTargetIsHealedAndSettled() {
    Scenario scenario =
        draining()
            .converges()
            .now("target 0 killed", cluster -> cluster.kill(DaemonRole.TARGET, 0))
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    uncordoned(scenario).matches(OPERATION, "killed-while-it-waits");
  }

  @Test
  void whileItWaitsNobodyElseIsRestarted() {
    Scenario scenario =
        draining()
            .converges()
            .now("image v2", cluster -> cluster.edit(cluster.spec().image("v2")))
            .stalls("waits until host-1 is uncordoned");
    assertThat(scenario.cluster().missing()).isZero();
    uncordoned(scenario).matches(OPERATION, "image-while-it-waits");
  }

  @Test
  void whoIsNeededToStartIsNotWaitedForWithoutEnd() {
    Scenario scenario =
        of(1, 2)
            .now("shut down", cluster -> cluster.edit(cluster.spec().shutDown(true)))
            .converges()
            .now("host-0 cordoned", cluster -> cluster.cordon("host-0"))
            .now("to be drained", cluster -> cluster.drain("host-0"))
            .now("to serve again", cluster -> cluster.edit(cluster.spec().shutDown(false)))
            .stalls("waits until host-0 is uncordoned");
    scenario
        .now("uncordoned", cluster -> cluster.uncordon("host-0"))
        .now("taken back", SimulatedCluster::drainNothing)
        .converges();
    assertThat(scenario.cluster().missing()).isZero();
  }

  @Test
  void aHostThatIsLostMeanwhileIsReplaced() {
    Scenario scenario =
        draining()
            .converges()
            .now("host-1 lost", cluster -> cluster.lose(DaemonRole.TARGET, 1))
            .stalls("its volumes are on a lost machine")
            .now("replaced", cluster -> cluster.replace(new Replacement("demo-target-1", true)))
            .now("host-1 back, empty", cluster -> cluster.uncordon(HOST))
            .converges();
    assertThat(scenario.cluster().lost()).isZero();
  }
}
