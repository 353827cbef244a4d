package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.workflows.lifecycle.TaskQueues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The real {@code temporal} program, as a person uses it.
 *
 * @param address of the server's front end
 */
record TemporalCli(Path program, String address) {

  /** {@code temporal workflow terminate}. */
  void terminate(String workflowId) {
    succeed(terminating(workflowId));
  }

  /** The same, whether it runs or not. */
  void tryTerminate(String workflowId) {
    run(terminating(workflowId));
  }

  private static String[] terminating(String workflowId) {
    return new String[] {
      "workflow", "terminate", "--workflow-id", workflowId, "--reason", "a scenario"
    };
  }

  /** {@code temporal workflow reset}: back to the state before the newest workflow task. */
  void reset(String workflowId) {
    succeed(
        "workflow",
        "reset",
        "--workflow-id",
        workflowId,
        "--type",
        "LastWorkflowTask",
        "--reason",
        "a scenario");
  }

  /** {@code temporal workflow describe}, as JSON. */
  String describe(String workflowId) {
    return succeed("workflow", "describe", "--workflow-id", workflowId, "-o", "json");
  }

  /** {@code temporal workflow cancel}. */
  void cancel(String workflowId) {
    succeed("workflow", "cancel", "--workflow-id", workflowId);
  }

  /** {@code temporal workflow update execute}; returns what it says. */
  String update(String workflowId, String name, String... more) {
    return succeed(updating(workflowId, name, more));
  }

  /** The same words, to be followed by how it has to end. */
  static String[] updating(String workflowId, String name, String... more) {
    Stream<String> update =
        Stream.of("workflow", "update", "execute", "--workflow-id", workflowId, "--name", name);
    return Stream.concat(update, Stream.of(more)).toArray(String[]::new);
  }

  /** {@code temporal workflow start}. */
  void start(String type, String workflowId, String... inputs) {
    Stream<String> start =
        Stream.of(
            "workflow",
            "start",
            "--type",
            type,
            "--task-queue",
            TaskQueues.WORKFLOWS,
            "--workflow-id",
            workflowId);
    succeed(Stream.concat(start, inputs(inputs)).toArray(String[]::new));
  }

  private static Stream<String> inputs(String... inputs) {
    return Stream.of(inputs).flatMap(input -> Stream.of("--input", input));
  }

  /** {@code temporal workflow execute}: the words to be followed by how it has to end. */
  static String[] execution(String type, String... inputs) {
    Stream<String> execute =
        Stream.of("workflow", "execute", "--type", type, "--task-queue", TaskQueues.WORKFLOWS);
    return Stream.concat(execute, inputs(inputs)).toArray(String[]::new);
  }

  /** Runs a command that has to succeed. */
  String succeed(String... arguments) {
    Command.Answer answer = run(arguments);
    assertThat(answer.exitCode()).as("%s: %s", List.of(arguments), said(answer)).isZero();
    return said(answer);
  }

  /** Runs a command that has to fail. */
  String fail(String... arguments) {
    Command.Answer answer = run(arguments);
    assertThat(answer.exitCode()).as("%s: %s", List.of(arguments), said(answer)).isNotZero();
    return said(answer);
  }

  /** Runs a command, however it ends. */
  String ask(String... arguments) {
    return said(run(arguments));
  }

  private Command.Answer run(String... arguments) {
    List<String> words =
        Stream.of(
                Stream.of(program.toString()),
                Stream.of(arguments),
                Stream.of("--address", address))
            .flatMap(part -> part)
            .toList();
    return Command.of(words, Map.of()).run();
  }

  /** What it wrote where: some errors go to the one, some to the other. */
  private static String said(Command.Answer answer) {
    return answer.output() + answer.errors();
  }
}
