package io.windlass.workflows.aistore.autoscale;

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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is done about a cluster whose size changes without anybody editing it. */
class FollowingClusterTest {

  private static final String OPERATION = "autoscale";
  private static final Objection ASTRAY = new Objection(Reason.NODE_ASTRAY, "target 1 is astray");

  private static Scenario of(int targets) {
    return Scenario.deployed(SimulatedSpec.of(2, targets), Timing.measured());
  }

  private static Consumer<SimulatedCluster> hosts(int targets) {
    return cluster -> cluster.follow(targets, Optional.empty());
  }

  private static Consumer<Driver> hostsMeanwhile(int targets) {
    return driver -> driver.cluster().follow(targets, Optional.empty());
  }

  @Test
  void growsWhenAHostComes() {
    of(3).now("a host comes", hosts(4)).converges().matches(OPERATION, "host-came");
  }

  @Test
  void growsByThoseThatComeMeanwhile() {
    of(2)
        .now("a host comes", hosts(3))
        .during("apply 3 target nodes", "another one comes", hostsMeanwhile(4))
        .converges()
        .matches(OPERATION, "another-came-meanwhile");
  }

  @Test
  void shrinksWhenAHostIsReleased() {
    Scenario scenario = of(4).now("a host is released", hosts(3)).converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "host-released");
  }

  @Test
  void takesBackWhoWasToGoWhenTheLabelsAreGivenBack() {
    Scenario scenario =
        of(4)
            .now("a host is released", hosts(3))
            .during("move the data off", 5, "it gets its labels back", hostsMeanwhile(4))
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "labels-given-back");
  }

  @Test
  void touchesNobodyWhenOneIsAstrayThatCannotGo() {
    of(3)
        .now("target 1 is astray", cluster -> cluster.follow(3, Optional.of(ASTRAY)))
        .stalls("target 1 is astray")
        .matches(OPERATION, "astray");
  }

  @Test
  void makesRoomForOneThatIsAstrayWhenAPersonHasItReplaced() {
    Scenario scenario =
        of(4)
            .now("target 1 is astray", cluster -> cluster.follow(4, Optional.of(ASTRAY)))
            .stalls("target 1 is astray")
            .now(
                "a person has it replaced",
                cluster -> {
                  cluster.replace(new Replacement("demo-target-1", false));
                  cluster.follow(3, Optional.empty());
                })
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "astray-replaced");
  }

  @Test
  void restartsNobodyWhileOneWouldNotComeBack() {
    of(3)
        .now("target 1 is astray", cluster -> cluster.follow(3, Optional.of(ASTRAY)))
        .now("image v2 wanted", cluster -> cluster.edit(cluster.spec().image("v2")))
        .stalls("target 1 is astray; until then no node is restarted")
        .now("its host gets the labels back", hosts(3))
        .converges()
        .matches(OPERATION, "astray-before-an-upgrade");
  }

  @Test
  void replacesOneThatIsAstrayBeforeAnUpgrade() {
    Scenario scenario =
        of(3)
            .now("target 1 is astray", cluster -> cluster.follow(3, Optional.of(ASTRAY)))
            .now("image v2 wanted", cluster -> cluster.edit(cluster.spec().image("v2")))
            .now(
                "a person has it replaced",
                cluster -> cluster.replace(new Replacement("demo-target-1", false)))
            .during("give target demo-target-1", "it is where it should be", hostsMeanwhile(3))
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "astray-replaced-before-an-upgrade");
  }

  @Test
  void stopsAnUpgradeWhenOneIsAstrayMeanwhile() {
    of(3)
        .now("image v2 wanted", cluster -> cluster.edit(cluster.spec().image("v2")))
        .during(
            "restart target demo-target-0",
            "target 1 is astray",
            driver -> driver.cluster().follow(3, Optional.of(ASTRAY)))
        .stalls("target 1 is astray; until then no node is restarted")
        .matches(OPERATION, "astray-during-an-upgrade");
  }

  @Test
  void doesWithoutAFewThatCannotComeBack() {
    of(3)
        .now("one target is spared", cluster -> cluster.spare(1))
        .now("its machine is lost", cluster -> cluster.lose(DaemonRole.TARGET, 1))
        .converges()
        .now("another one is lost", cluster -> cluster.lose(DaemonRole.TARGET, 2))
        .stalls("its volumes are on a lost machine")
        .matches(OPERATION, "spared");
  }

  @Test
  void waitsForAHostToBeginWith() {
    Scenario.fresh(SimulatedSpec.of(2, 3), Timing.measured())
        .now(
            "there is no host",
            cluster ->
                cluster.follow(0, Optional.of(new Objection(Reason.NO_KUBERNETES_NODE, "none"))))
        .stalls("none")
        .now("three come", hosts(3))
        .converges()
        .matches(OPERATION, "no-host-to-begin-with");
  }
}
