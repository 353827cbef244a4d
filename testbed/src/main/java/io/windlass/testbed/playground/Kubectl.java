package io.windlass.testbed.playground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real kubectl, of the server's own version.
 *
 * @param kubeconfig which cluster it talks to
 */
public record Kubectl(Path program, Path kubeconfig) {

  /** What a command has said. */
  public record Answer(int exitCode, String output, String errors) {}

  /**
   * Runs a command to its end, such as {@code run("get", "pods")}; a failing one is an answer too.
   *
   * @throws PlaygroundException when kubectl itself cannot be started
   */
  public Answer run(String... arguments) {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      // Never on the common pool: it may have one thread only, and the JDK's HTTP client, by which
      // the simulated kubelet does what this command may be waiting for, ends its calls there.
      CompletableFuture<String> errors =
          Background.run(
              () ->
                  process
                      .errorReader(StandardCharsets.UTF_8)
                      .lines()
                      .collect(Collectors.joining("\n")));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), output, errors.join());
    } catch (IOException e) {
      throw new PlaygroundException("cannot run " + String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted while running kubectl", e);
    }
  }

  /**
   * Runs a command that has to succeed and returns its output.
   *
   * @throws PlaygroundException with kubectl's own words when it fails
   */
  public String succeed(String... arguments) {
    Answer answer = run(arguments);
    if (answer.exitCode() != 0) {
      throw new PlaygroundException(
          "kubectl %s: %s".formatted(String.join(" ", arguments), answer.errors()));
    }
    return answer.output();
  }
}
