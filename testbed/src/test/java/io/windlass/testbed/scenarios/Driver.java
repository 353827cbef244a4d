package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.playground.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A PMEM-CSI driver of a scenario, as a person with kubectl sees it.
 *
 * @param resource as kubectl names it: {@code deployments.pmem-csi.intel.com/demo}
 */
record Driver(Kubectl kubectl, String resource) {

  static final Duration SOON = Duration.ofSeconds(60);
  static final Duration LONG = Duration.ofSeconds(240);

  /** Applies one of the samples. */
  static Driver sample(RealStack stack, String file) {
    Path sample = Tools.locate().project().resolve("deploy/samples").resolve(file);
    Command.Answer applied = stack.kubectl().run("apply", "-f", sample.toString());
    assertThat(applied.exitCode()).as(applied.errors()).isZero();
    assertThat(applied.errors()).isEmpty();
    String resource = applied.output().lines().findFirst().orElseThrow().split(" ")[0];
    return new Driver(stack.kubectl(), resource);
  }

  Driver awaitRunning() {
    await("Running", LONG, () -> current("Ready").equals("True"));
    assertThat(get("{.status.phase}")).isEqualTo("Running");
    return this;
  }

  /** Status of a condition of the present generation; empty where it is of another. */
  String current(String condition) {
    String generation = get("{.metadata.generation}");
    String path = "{.status.conditions[?(@.type==\"%s\")]".formatted(condition);
    return get(path + ".observedGeneration}").equals(generation) ? get(path + ".status}") : "";
  }

  /** What a condition says. */
  String message(String condition) {
    return get("{.status.conditions[?(@.type==\"%s\")].message}".formatted(condition));
  }

  String get(String path) {
    return kubectl.run("get", resource, "-o", "jsonpath=" + path).output().strip();
  }

  void patch(String patch) {
    kubectl.succeed("patch", resource, "--type=merge", "-p", patch);
  }

  void await(String what, Duration atMost, BooleanSupplier condition) {
    assertThat(Eventually.holds(atMost, condition))
        .as(() -> "%s: %s".formatted(what, describe()))
        .isTrue();
  }

  boolean gone() {
    return kubectl.run("get", resource).exitCode() != 0;
  }

  /** Names of the objects that belong to it. */
  List<String> objects(String kinds) {
    return kubectl
        .succeed("get", kinds, "-o", "name", "-l", "team=storage")
        .lines()
        .sorted()
        .toList();
  }

  private String describe() {
    return kubectl.run("get", resource, "-o", "yaml").output()
        + kubectl.run("get", "pods", "-o", "wide").output();
  }
}
