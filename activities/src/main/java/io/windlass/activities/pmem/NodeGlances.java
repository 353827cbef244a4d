package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.pmem.DriverWait.Facts;
import io.windlass.workflows.pmem.DriverGate;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Glances at nodes that are waited for, again and again.
 *
 * <ol>
 *   <li>Their pods are as a watch keeps them, and the drivers are asked each time.
 *   <li>What else Kubernetes tells of them is read anew after a second; when they only have to stay
 *       well, after five.
 *   <li>So often it is looked, too, whether the wait is still wanted.
 * </ol>
 *
 * <p>What is seen may be as old as that: it ends a wait, and whoever plans then looks at
 * everything.
 */
final class NodeGlances {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(5);

  private final DriverWait wait;
  private final AwaitNodes step;
  private final BooleanSupplier outdated;
  private final Pace pace;
  private Facts facts = Facts.NONE;
  private boolean calm;

  /**
   * @param outdated whether the wait is no longer wanted
   */
  NodeGlances(DriverWait wait, AwaitNodes step, BooleanSupplier outdated, InstantSource clock) {
    this.wait = wait;
    this.step = step;
    this.outdated = outdated;
    this.pace = new Pace(clock);
  }

  /**
   * Looks until there is no sense in waiting on.
   *
   * @param pods of the driver, as they are now
   * @param rest between two glances
   * @return how the nodes stand then; empty when the wait is no longer wanted
   */
  Optional<DriverObservation> until(Supplier<List<Pod>> pods, Runnable rest) {
    while (!pace.due(calm ? SELDOM : SOON) || refreshed()) {
      DriverObservation seen = wait.at(facts, pods.get());
      if (step.over(seen)) {
        return Optional.of(seen);
      }
      calm = seen.nodes().stream().allMatch(node -> DriverGate.well(node, seen));
      rest.run();
    }
    return Optional.empty();
  }

  private boolean refreshed() {
    if (outdated.getAsBoolean()) {
      return false;
    }
    facts = wait.facts(step.nodes(), step.forNewcomers());
    return true;
  }
}
