package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The real kubectl, of the server's own version.
 *
 * @param kubeconfig which cluster it talks to
 */
public record Kubectl(Path program, Path kubeconfig) {

  /**
   * Runs a command to its end, such as {@code run("get", "pods")}; a failing one is an answer too.
   *
   * @throws PlaygroundException when kubectl itself cannot be started, or does not end
   */
  public Command.Answer run(String... arguments) {
    List<String> words =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    return Command.of(words, Map.of("KUBECONFIG", kubeconfig.toString())).run();
  }

  /**
   * Runs a command that has to succeed and returns its output.
   *
   * @throws PlaygroundException with kubectl's own words when it fails
   */
  public String succeed(String... arguments) {
    Command.Answer answer = run(arguments);
    if (answer.exitCode() != 0) {
      throw new PlaygroundException(
          "kubectl %s: %s".formatted(String.join(" ", arguments), answer.errors()));
    }
    return answer.output();
  }
}
