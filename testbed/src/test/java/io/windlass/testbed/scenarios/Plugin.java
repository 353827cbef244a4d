package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code kubectl windlass} as a person runs it: kubectl finds the built file on the PATH.
 *
 * @param folder for what is written, and for the plugin's cache
 * @param temporal whether it is told where Temporal is
 */
record Plugin(Cluster cluster, Path folder, boolean temporal) {

  /** What a command has said. */
  record Answer(int exitCode, String output, String errors) {

    Answer succeeded() {
      assertThat(exitCode).as("%s%n%s", output, errors).isZero();
      return this;
    }
  }

  Plugin withTemporal() {
    return new Plugin(cluster, folder, true);
  }

  /** Runs {@code kubectl windlass ... -n <the cluster's namespace>}. */
  Answer run(String... arguments) {
    Tools tools = RealStack.shared().stack().settings().tools();
    List<String> command = new ArrayList<>(List.of(tools.kubectl().toString(), "windlass"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-n", cluster.namespace()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", tools.binaries() + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("KUBECONFIG", RealStack.shared().kubectl().kubeconfig().toString());
    if (temporal) {
      environment.put("TEMPORAL_ADDRESS", RealStack.shared().stack().temporal().address());
    } else {
      environment.remove("TEMPORAL_ADDRESS");
    }
    return answer(builder);
  }

  /** The output goes to files, so that neither stream waits for the other to be read. */
  private Answer answer(ProcessBuilder builder) {
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      Path errors = Files.createTempFile(folder, "errors", ".txt");
      Process process =
          builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      int code = process.waitFor();
      return new Answer(code, Files.readString(output), Files.readString(errors));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The text of all files in a bundle, by the system's own tar. */
  String unpacked(Path bundle) {
    try {
      Path target = Files.createTempDirectory(folder, "unpacked");
      Process tar =
          new ProcessBuilder("tar", "xzf", bundle.toString(), "-C", target.toString())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
      try (Stream<Path> files = Files.walk(target)) {
        StringBuilder text = new StringBuilder();
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          text.append("== %s%n%s".formatted(target.relativize(file), Files.readString(file)));
        }
        return text.toString();
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
