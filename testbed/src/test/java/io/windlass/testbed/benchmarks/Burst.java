package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.scenarios.Eventually;
import io.windlass.testbed.scenarios.RealStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Very many resources are edited at the same moment.
 *
 * <ol>
 *   <li>Resources of a resting fleet are edited, so many at once as the starter works on; each edit
 *       is waited for until the resource's workflow has accepted it.
 *   <li>When all rest again, as many trivial workflows are asked, as many at once, on the same
 *       server.
 * </ol>
 *
 * @param windlass from the call that edits a resource to the acceptance by its workflow
 * @param bare from the bare call to the acceptance
 */
record Burst(Samples windlass, Samples bare) {

  /** As many as a starter works on at the same time. */
  private static final int AT_ONCE = 16;

  private static final Duration LIMIT = Duration.ofMinutes(3);

  static Burst measure(RealStack stack, IdleFleet fleet, int edits) {
    List<Duration> windlass = all(edits, number -> edit(stack, fleet, number));
    fleet.awaitRest();
    try (BareLoop loop = new BareLoop(stack.temporal())) {
      List<Duration> bare = all(edits, number -> loop.sample("burst-" + number));
      return new Burst(new Samples(windlass), new Samples(bare));
    }
  }

  private static Duration edit(RealStack stack, IdleFleet fleet, int number) {
    Accepted accepted = new Accepted(stack.temporal(), fleet.workflowId(number));
    String before = accepted.newestRun();
    Instant began = Instant.now();
    fleet.edit(number);
    assertThat(Eventually.holds(LIMIT, () -> !accepted.newestRun().equals(before)))
        .as("a new run of %s", fleet.workflowId(number))
        .isTrue();
    String run = accepted.newestRun();
    assertThat(Eventually.holds(LIMIT, () -> accepted.in(run).isPresent()))
        .as("an accepted request in run %s of %s", run, fleet.workflowId(number))
        .isTrue();
    return Duration.between(began, accepted.in(run).orElseThrow());
  }

  private static List<Duration> all(int count, IntFunction<Duration> task) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Duration>> begun =
          IntStream.range(0, count)
              .mapToObj(number -> threads.submit(() -> task.apply(number)))
              .toList();
      List<Duration> results = new ArrayList<>();
      for (Future<Duration> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  List<Row> rows() {
    return List.of(
        Row.of(
            "%d edits, %d at once, until a workflow has accepted"
                .formatted(windlass.sorted().size(), AT_ONCE),
            windlass.summary(),
            "bare Update-with-Start: %s; %s × at p50"
                .formatted(
                    bare.summary(),
                    Report.number(Report.ratio(windlass.median(), bare.median())))));
  }
}
