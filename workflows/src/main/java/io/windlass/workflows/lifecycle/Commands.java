package io.windlass.workflows.lifecycle;

import java.util.List;
import java.util.stream.Stream;

/** What a person can do about an operation at the moment, as commands to be copied. */
final class Commands {

  private final Operation operation;
  private final String workflow;

  /**
   * @param workflow ID of the one that people steer
   */
  Commands(Operation operation, String workflow) {
    this.operation = operation;
    this.workflow = workflow;
  }

  /** The commands that fit the phase; none once there is nothing to steer. */
  List<String> in(Phase phase) {
    return switch (phase) {
      case RUNNING -> with(update("pause"));
      case PAUSED -> with(update("resume"));
      case WAITING -> with(update("approve --input '\"<gate>\"'"));
      case STOPPING, DONE, STALLED, CANCELLED -> List.of();
    };
  }

  /** A deletion can't be cancelled. */
  private List<String> with(String update) {
    Stream<String> cancel =
        operation.endsResource()
            ? Stream.of()
            : Stream.of("temporal workflow cancel -w " + workflow);
    return Stream.concat(Stream.of(update), cancel).toList();
  }

  private String update(String name) {
    return "temporal workflow update execute -w %s --name %s".formatted(workflow, name);
  }
}
