package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Eventually;
import io.windlass.testbed.scenarios.Manifest;
import io.windlass.testbed.scenarios.RealStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long an applied resource waits for its workflow.
 *
 * <ol>
 *   <li>A resource is created; its workflow accepts the request to look at it, refuses the resource
 *       for a field that is not supported, and ends. The resource is deleted.
 *   <li>Then a trivial workflow is asked and ends, on the same server.
 *   <li>Both again, in turn, so that a busy moment of the machine strikes both alike. The first
 *       rounds, in which the JVMs warm up, do not count.
 * </ol>
 */
final class Acceptance {

  private static final int WARM_UP = 25;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final RealStack stack;
  private final Cluster place;

  /**
   * Durations until acceptance: from the call that creates the resource, and from the bare call.
   */
  record Result(Samples windlass, Samples bare) {

    List<Row> rows(int idle) {
      Duration median = windlass.median();
      return List.of(
          Row.of(
                  "apply until a workflow has accepted, %d idle resources".formatted(idle),
                  windlass.summary(),
                  "bare Update-with-Start: %s; %s × at p50"
                      .formatted(
                          bare.summary(), Report.number(Report.ratio(median, bare.median()))))
              .aiming("p50 ≤ 150 ms", median.toMillis() <= 150));
    }
  }

  Acceptance(RealStack stack) {
    this.stack = stack;
    this.place = Cluster.in(stack, "acceptance");
  }

  /**
   * Measures.
   *
   * @param series makes the names unique
   */
  Result measure(String series, int rounds) {
    List<Duration> windlass = new ArrayList<>();
    List<Duration> bare = new ArrayList<>();
    try (BareLoop loop = new BareLoop(stack.temporal())) {
      for (int round = 0; round < WARM_UP + rounds; round++) {
        String name = "%s-%d".formatted(series, round);
        Duration ours = sample(name);
        Duration theirs = loop.sample(name);
        if (round >= WARM_UP) {
          windlass.add(ours);
          bare.add(theirs);
        }
      }
    }
    return new Result(new Samples(windlass), new Samples(bare));
  }

  private Duration sample(String name) {
    String workflowId = "aistore/%s/%s".formatted(place.namespace(), name);
    // What is not supported makes the workflow end at once.
    String yaml = Manifest.of(1, 1).with(Manifest.UNSUPPORTED).yaml(place.namespace(), name);
    NamespaceableResource<HasMetadata> resource = stack.kubernetes().resource(yaml);
    Instant began = Instant.now();
    resource.create();
    boolean ended = Eventually.holds(LIMIT, () -> hasEnded(workflowId));
    assertThat(ended).as("%s has ended", workflowId).isTrue();
    resource.delete();
    return new Accepted(stack.temporal(), workflowId).since(began);
  }

  private boolean hasEnded(String workflowId) {
    WorkflowClient client = stack.temporal();
    return client
        .listExecutions("WorkflowId = '%s'".formatted(workflowId))
        .anyMatch(
            run -> run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
  }
}
