package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
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

  Plugin withTemporal() {
    return new Plugin(cluster, folder, true);
  }

  /** Runs {@code kubectl windlass ... -n <the cluster's namespace>}. */
  Command.Answer run(String... arguments) {
    Tools tools = cluster.stack().stack().settings().tools();
    List<String> words = new ArrayList<>(List.of(tools.kubectl().toString(), "windlass"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("-n", cluster.namespace()));
    return new Command(words, environment(tools), folder).run();
  }

  /** Runs the same, which has to succeed. */
  Command.Answer succeed(String... arguments) {
    Command.Answer answer = run(arguments);
    assertThat(answer.exitCode()).as("%s%n%s", answer.output(), answer.errors()).isZero();
    return answer;
  }

  private Map<String, String> environment(Tools tools) {
    RealStack stack = cluster.stack();
    return Map.of(
        "PATH",
        tools.binaries() + ":" + System.getenv("PATH"),
        "JAVA_HOME",
        System.getProperty("java.home"),
        "XDG_CACHE_HOME",
        folder.resolve("cache").toString(),
        "KUBECONFIG",
        stack.kubectl().kubeconfig().toString(),
        "TEMPORAL_ADDRESS",
        temporal ? stack.stack().temporal().address() : "");
  }

  /** The text of all files in a bundle, by the system's own tar. */
  String unpacked(Path bundle) {
    try {
      Path target = Files.createTempDirectory(folder, "unpacked");
      Command.Answer tar =
          Command.of("tar", "xzf", bundle.toString(), "-C", target.toString()).run();
      assertThat(tar.exitCode()).as(tar.errors()).isZero();
      try (Stream<Path> files = Files.walk(target)) {
        StringBuilder text = new StringBuilder();
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          text.append("== %s%n%s".formatted(target.relativize(file), Files.readString(file)));
        }
        return text.toString();
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
