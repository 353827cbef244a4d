package io.windlass.workflows.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Invariants;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Steering;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each operation is cancelled, paused and resumed, and terminated at each of its steps in turn. The
 * invariants hold at every moment; what is held or cancelled is in a safe state; in the end the
 * cluster is what it would have been anyway, with every object in reach.
 */
class SteeredAtEveryStepTest {

  /** Until nobody asks neighbours any more. */
  private static final int LONG = Timing.measured().window() + 2;

  private enum Control {
    CANCEL,
    PAUSE_AND_RESUME,
    TERMINATE
  }

  private static final Set<Operation> OF_OTHERS =
      Set.of(Operation.DRIVER_ROLLOUT, Operation.CONVERT, Operation.UNINSTALL, Operation.TAKE_OVER);

  @TestFactory
  Stream<DynamicTest> everyOperation() {
    return Stream.of(Operation.values())
        .filter(operation -> !OF_OTHERS.contains(operation))
        .flatMap(
            operation ->
                Stream.of(Control.values())
                    .map(
                        control ->
                            dynamicTest(
                                "%s: %s".formatted(operation, control),
                                () -> steerAtEachStep(operation, control))));
  }

  private static void steerAtEachStep(Operation operation, Control control) {
    int step = 0;
    boolean came = true;
    while (came) {
      step++;
      came = steer(operation, control, step);
    }
    assertThat(step).as("steps of %s", operation).isGreaterThan(1);
  }

  /** False when the operation has no such step. */
  private static boolean steer(Operation operation, Control control, int step) {
    Driver driver = begun(operation);
    Steering steering = new Steering(driver, step, action(control));
    driver.watch(steering);
    Decision<AIStoreStep> end = driver.converge();
    if (operation == Operation.DELETE) {
      assertThat(driver.cluster().gone()).as(driver.log().text()).isTrue();
      assertThat(driver.cluster().lost()).as(driver.log().text()).isZero();
      return steering.came();
    }
    if (steering.came() && control == Control.CANCEL) {
      assertThat(end).as(driver.log().text()).isInstanceOf(Decision.Stalled.class);
      driver.idle(LONG);
      steering.assertSafe();
      driver.retry();
      end = driver.converge();
    }
    assertThat(end).as(driver.log().text()).isInstanceOf(Decision.Converged.class);
    driver.idle(LONG);
    steering.assertSafe();
    if (operation == Operation.SHUT_DOWN || operation == Operation.DRAIN) {
      driver.cluster().edit(driver.cluster().spec().shutDown(false));
      driver.cluster().uncordon(SimulatedCluster.host(1));
      Driver again = new Driver(driver.cluster());
      assertThat(again.converge()).as(again.log().text()).isInstanceOf(Decision.Converged.class);
    }
    assertThat(driver.cluster().missing()).as(driver.log().text()).isZero();
    return steering.came();
  }

  private static Consumer<Driver> action(Control control) {
    return switch (control) {
      case CANCEL -> Driver::cancel;
      case PAUSE_AND_RESUME -> Driver::pause;
      case TERMINATE -> Driver::terminate;
    };
  }

  /** A cluster about to be worked on. */
  private static Driver begun(Operation operation) {
    SimulatedCluster cluster = new SimulatedCluster(SimulatedSpec.of(2, 3), Timing.measured());
    if (operation != Operation.DEPLOY) {
      Driver before = new Driver(cluster);
      assertThat(before.converge()).isInstanceOf(Decision.Converged.class);
      before.idle(2 * Timing.measured().window());
    }
    begin(operation, cluster);
    Driver driver = new Driver(cluster);
    driver.watch(new Invariants(cluster, driver.log()));
    return driver;
  }

  private static void begin(Operation operation, SimulatedCluster cluster) {
    switch (operation) {
      case DEPLOY -> {}
      case SCALE_UP -> cluster.edit(cluster.spec().sized(3, 5));
      case SCALE_DOWN -> cluster.edit(cluster.spec().sized(1, 1));
      case ROLLING_UPGRADE -> cluster.edit(cluster.spec().image("v2"));
      case ROLLING_RESTART -> cluster.ask(Request.RESTART);
      case REBALANCE -> cluster.ask(Request.REBALANCE);
      case REPLACE_NODE -> cluster.replace(new Replacement("demo-target-1", false));
      case DRAIN -> drain(cluster);
      case ROTATE_CERTIFICATES -> cluster.ask(Request.REPLACE_AUTHORITY);
      case RECOVER -> cluster.deleteSet(DaemonRole.TARGET);
      case SHUT_DOWN -> cluster.edit(cluster.spec().shutDown(true));
      case START_UP -> startUp(cluster);
      case DELETE -> cluster.delete();
      case DRIVER_ROLLOUT, CONVERT, UNINSTALL, TAKE_OVER ->
          throw new IllegalArgumentException(operation.word());
    }
  }

  private static void drain(SimulatedCluster cluster) {
    cluster.cordon(SimulatedCluster.host(1));
    cluster.drain(SimulatedCluster.host(1));
  }

  private static void startUp(SimulatedCluster cluster) {
    cluster.edit(cluster.spec().shutDown(true));
    assertThat(new Driver(cluster).converge()).isInstanceOf(Decision.Converged.class);
    cluster.edit(cluster.spec().shutDown(false));
  }

  /** However it is steered, everything goes, and no volume before the pods. */
  @TestFactory
  Stream<DynamicTest> everyDeletionWithItsData() {
    return Stream.of(Control.values())
        .map(control -> dynamicTest(control.name(), () -> steerDeletionAtEachStep(control)));
  }

  private static void steerDeletionAtEachStep(Control control) {
    boolean came = true;
    for (int step = 1; came; step++) {
      Driver driver = begun(Operation.DELETE);
      driver.cluster().flag(1);
      driver.cluster().delete(new CleanUp(true, true, true, false));
      Steering steering = new Steering(driver, step, action(control));
      driver.watch(steering);
      driver.converge();
      assertThat(driver.cluster().gone()).as(driver.log().text()).isTrue();
      assertThat(driver.cluster().lost()).isEqualTo(driver.cluster().written());
      came = steering.came();
    }
  }
}
