package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Manifest;
import io.windlass.testbed.topology.Topology;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * All benchmarks. They fail when Windlass does something that it should not do at all; a time that
 * misses its aim is a line in the table, since machines are busy at times.
 */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindlassBenchmark {

  private static final double REAL_TIME = 1;

  /** Of the many clusters, whose storage nodes are not what is measured. */
  private static final double QUICK = 0.05;

  /** Of many nodes that are only counted: their probes must leave the machine to them. */
  private static final double FASTER = 0.25;

  private static final int DEPLOYMENTS = 3;
  private static final int ROUNDS = 150;
  private static final int FEW = 10;
  private static final int MANY = 1000;
  private static final int EDITED = 200;
  private static final int HUNDRED = 100;

  /** No two targets of a cluster are on the same. */
  private static final Topology HUNDRED_NODES = Topology.of("storage", HUNDRED);

  @Test
  @Order(1)
  void manyResources() {
    Report report = new Report("many resources");
    try (BenchmarkStack stack = BenchmarkStack.start(QUICK);
        IdleFleet fleet = new IdleFleet(stack.real(), QUICK)) {
      Acceptance acceptance = new Acceptance(stack.real());
      tell("Bringing up %d clusters".formatted(FEW));
      fleet.deploy(FEW);
      tell("Measuring acceptance");
      report.add(acceptance.measure("few", ROUNDS).rows(FEW));
      tell("Starting %d clusters without Windlass".formatted(MANY - FEW));
      stack.real().stopStarter();
      fleet.handOver(MANY - FEW);
      tell("Handing them over");
      stack.real().startStarter();
      fleet.awaitRest();
      tell("Measuring acceptance again");
      report.add(acceptance.measure("many", ROUNDS).rows(MANY));
      idle(report, stack, fleet);
      restart(report, stack);
    }
    report.publish();
  }

  private static void idle(Report report, BenchmarkStack stack, IdleFleet fleet) {
    fleet.awaitRest();
    tell("Measuring idleness");
    IdleCost cost = IdleCost.measure(stack, fleet);
    String what = "%d converged resources".formatted(MANY);
    report.add(cost.rows(what));
    report.add(Heap.of(stack).rows(what));
    assertThat(cost.calls()).filteredOn(ApiCall::writes).isEmpty();
    assertThat(cost.openWorkflows()).isZero();
  }

  private static void restart(Report report, BenchmarkStack stack) {
    tell("Restarting the starter");
    StarterRestart restart = StarterRestart.measure(stack.real(), MANY);
    report.add(restart.rows(MANY));
    assertThat(restart.started()).isZero();
  }

  @Test
  @Order(2)
  void manyEdits() {
    Report report = new Report("many edits");
    try (BenchmarkStack stack = BenchmarkStack.start(QUICK);
        IdleFleet fleet = new IdleFleet(stack.real(), QUICK)) {
      tell("Starting %d clusters without Windlass".formatted(EDITED));
      stack.real().stopStarter();
      fleet.handOver(EDITED);
      tell("Handing them over");
      stack.real().startStarter();
      fleet.awaitRest();
      tell("Editing all");
      report.add(Burst.measure(stack.real(), fleet, EDITED).rows());
    }
    report.publish();
  }

  @Test
  @Order(3)
  void deployment() {
    Report report = new Report("deployment");
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME)) {
      tell("Deploying, without Windlass and with it");
      Deployment deployment = new Deployment(stack.real());
      deployment.measure(DEPLOYMENTS);
      report.add(deployment.rows());
    }
    report.publish();
  }

  @Test
  @Order(4)
  void upgradeOfThreeTargets() {
    upgrade("upgrade of three targets", 3);
  }

  @Test
  @Order(5)
  void upgradeOfThirtyTargets() {
    upgrade("upgrade of thirty targets", 30);
  }

  private static void upgrade(String name, int targets) {
    Report report = new Report(name);
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME)) {
      Cluster cluster = new Growth(stack).deploy(targets);
      tell("Upgrading %d targets".formatted(targets));
      report.add(new Upgrade(stack, cluster).run().rows());
    }
    report.publish();
  }

  @Test
  @Order(6)
  void scaleDownAtOnce() {
    Report report = new Report("scale-down at once");
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME)) {
      tell("Scaling down");
      report.add(List.of(ScaleDown.atOnce(stack).measure()));
    }
    report.publish();
  }

  @Test
  @Order(7)
  void scaleDownOneByOne() {
    Report report = new Report("scale-down one by one");
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME)) {
      tell("Scaling down where it goes one by one");
      report.add(List.of(ScaleDown.oneByOne(stack).measure()));
    }
    report.publish();
  }

  @Test
  @Order(8)
  void largeClusters() {
    Report report = new Report("large clusters");
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME, HUNDRED_NODES)) {
      Growth growth = new Growth(stack);
      tell("Deploying one that warms up");
      Cluster.in(stack.real(), "warm-up").apply(Manifest.of(1, 1)).awaitReady();
      List.of(3, 10, 30, HUNDRED).forEach(targets -> deploy(growth, targets));
      report.add(growth.rows());
    }
    report.publish();
  }

  @Test
  @Order(9)
  void hundredTargets() {
    Report report = new Report("hundred targets");
    try (BenchmarkStack stack = BenchmarkStack.start(FASTER, HUNDRED_NODES)) {
      Cluster cluster = deploy(new Growth(stack), HUNDRED);
      tell("Upgrading them");
      report.add(new Upgrade(stack, cluster).run().counts());
      tell("Taking half of them away");
      report.add(ScaleDown.counts(stack, cluster, HUNDRED / 2));
    }
    report.publish();
  }

  private static Cluster deploy(Growth growth, int targets) {
    tell("Deploying %d targets".formatted(targets));
    return growth.deploy(targets);
  }

  @Test
  @Order(10)
  void driverRollout() {
    Report report = new Report("driver rollout");
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME, DriverRollout.nodes())) {
      tell("Deploying a driver");
      DriverRollout rollout = DriverRollout.prepare(stack);
      tell("Replacing it");
      report.add(rollout.run().rows());
    }
    report.publish();
  }

  @Test
  @Order(11)
  void driverRotation() {
    Report report = new Report("driver rotation");
    try (BenchmarkStack stack = BenchmarkStack.start(REAL_TIME, DriverRollout.nodes())) {
      tell("Deploying a driver");
      tell("Replacing its certificates");
      report.add(DriverRollout.prepare(stack).rotation().rows());
    }
    report.publish();
  }

  /** The whole takes long: whoever waits is told what for. */
  private static void tell(String what) {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    System.out.printf("%s  %s ...%n", now, what);
  }
}
