package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.resource.OperationStatus;
import java.util.Optional;

/**
 * A walk along one row of the table of controls.
 *
 * @param cluster as the row has prepared it: paused, and asking before it is disturbed
 */
record Steering(Steered row, Cluster cluster) {

  static final String GATE = "before-disruption";

  /** Plan, cancel, retry, terminate, pause, resume and approve, by turns from each place. */
  void eachControlWorks() {
    row.start(cluster, place(0));
    awaitHeld();
    assertThat(place(1).plan(cluster)).contains(row.planned());

    place(0).cancel(cluster);
    assertThat(cluster.awaitStalled().getReason()).isEqualTo("Cancelled");
    cluster.work().awaitNoneOpen();
    place(1).retry(cluster);
    awaitHeld();

    terminate();
    place(0).resume(cluster);
    if (row.disturbing()) {
      approve();
    }
    row.awaitDone(cluster);
    cluster.work().awaitNoneOpen();
    assertThat(cluster.history().getLast())
        .satisfies(
            end -> {
              assertThat(end.workflowId()).endsWith(row.operation());
              assertThat(end.phase()).isEqualTo("Done");
            });
  }

  /** As the fields of a chess board: the next row begins at the other place. */
  private Place place(int column) {
    return Place.values()[(row.ordinal() + column) % Place.values().length];
  }

  /** The resource's workflow or the operation's, from row to row by turns; another run follows. */
  void terminate() {
    String run = run();
    boolean parent = row.ordinal() % 2 == 0;
    cluster
        .stack()
        .temporalCli()
        .terminate(
            parent
                ? cluster.workflowId()
                : "%s/%s".formatted(cluster.workflowId(), row.operation()));
    cluster.await("another run", Cluster.SOON, aistore -> !run.equals(run()));
    awaitHeld();
  }

  /** A pause at a gate, too. */
  private void approve() {
    awaitGate();
    Place.TEMPORAL.pause(cluster);
    awaitHeld();
    place(1).resume(cluster);
    awaitGate();
    place(0).approve(cluster, row.operation(), GATE);
  }

  void awaitHeld() {
    cluster.awaitProgress("Paused");
    assertThat(operation().workflowId()).endsWith(row.operation());
  }

  void awaitGate() {
    cluster.awaitProgress("ApprovalNeeded");
    assertThat(cluster.condition("Progressing").orElseThrow().getMessage())
        .contains("windlass.io/approved=%s/%s".formatted(row.operation(), GATE));
  }

  private String run() {
    return String.valueOf(operation().runId());
  }

  private OperationStatus operation() {
    return Optional.ofNullable(cluster.resource().orElseThrow().getStatus().operation())
        .orElseThrow();
  }
}
