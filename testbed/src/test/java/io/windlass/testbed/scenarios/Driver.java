package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PMEM-CSI driver of a scenario, as a person with kubectl sees it.
 *
 * @param resource as kubectl names it: {@code deployments.pmem-csi.intel.com/demo}
 */
public record Driver(Kubectl kubectl, String resource) {

  /** Name, time of deletion, node, image. */
  private static final int PLACED = 4;

  /** Each look is a process. */
  private static final Duration POLL = Duration.ofMillis(500);

  static final Duration SOON = Duration.ofSeconds(60);
  static final Duration LONG = Duration.ofSeconds(240);

  /** Applies one of the samples. */
  public static Driver sample(RealStack stack, String file) {
    Path sample = Tools.locate().project().resolve("deploy/samples").resolve(file);
    Command.Answer applied = stack.kubectl().run("apply", "-f", sample.toString());
    assertThat(applied.exitCode()).as(applied.errors()).isZero();
    assertThat(applied.errors()).isEmpty();
    String resource = applied.output().lines().findFirst().orElseThrow().split(" ")[0];
    return new Driver(stack.kubectl(), resource);
  }

  /** A resource that was written for a scenario. */
  static Driver of(RealStack stack, String yaml) {
    return new Driver(stack.kubectl(), apply(stack.kubectl(), yaml));
  }

  /** Applies one object, and answers how kubectl names it. */
  static String apply(Kubectl kubectl, String yaml) {
    try {
      Path file = Files.createTempFile("manifest", ".yaml");
      Files.writeString(file, yaml);
      String applied = kubectl.succeed("apply", "-f", file.toString());
      Files.delete(file);
      return applied.split(" ", 2)[0];
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  String name() {
    return resource.substring(resource.indexOf('/') + 1);
  }

  /** Of the only one that may work on it. */
  public String workflowId() {
    return (resource.startsWith("deployment") ? "pmem/" : "pmemcsi/") + name();
  }

  /** What names of its nodes' pods begin with. */
  public String podPrefix() {
    return name().replace('.', '-') + "-node-";
  }

  /** Sets annotations, as {@code key=value}, or takes them away, as {@code key-}. */
  public Driver annotate(String... annotations) {
    kubectl.succeed(
        Stream.concat(Stream.of("annotate", resource, "--overwrite"), Stream.of(annotations))
            .toArray(String[]::new));
    return this;
  }

  /** Wants another image of the driver. */
  public Driver image(String tag) {
    patch(imageOf(tag));
    return this;
  }

  private static String imageOf(String tag) {
    return "{\"spec\":{\"image\":\"intel/pmem-csi-driver:%s\"}}".formatted(tag);
  }

  /** What kubectl says of another image, which has to be refused. */
  String refusedImage(String tag) {
    Command.Answer answer = kubectl.run(patched(imageOf(tag)));
    assertThat(answer.exitCode()).isNotZero();
    return answer.errors();
  }

  /** Which tag of the driver's image each node has, by the node's name; pods that end count not. */
  Map<String, String> tags() {
    String path =
        "{range .items[*]}{.metadata.name} {.metadata.deletionTimestamp} {.spec.nodeName}"
            + " {.spec.containers[?(@.name==\"pmem-driver\")].image}{\"\\n\"}{end}";
    return kubectl
        .succeed("get", "pods", "-o", "jsonpath=" + path)
        .lines()
        .filter(line -> line.startsWith(podPrefix()))
        .map(line -> line.split(" "))
        .filter(words -> words.length == PLACED && words[1].isEmpty() && !words[2].isEmpty())
        .collect(
            Collectors.toMap(
                words -> words[2], words -> words[PLACED - 1].split(":")[1], (one, two) -> two));
  }

  /** How many nodes have that tag. */
  public int with(String tag) {
    return Collections.frequency(tags().values(), tag);
  }

  /** Waits until so many nodes have that tag. */
  Driver awaitTag(String tag, int nodes) {
    await("%d nodes with %s".formatted(nodes, tag), LONG, () -> with(tag) >= nodes);
    return this;
  }

  /** Waits until only a person or the world can help, and answers why. */
  String awaitStalled(String reason) {
    await("Stalled, " + reason, LONG, () -> condition("Stalled").is("True", reason));
    return message("Stalled");
  }

  /** Waits until a condition says that. */
  String awaitMessage(String condition, String words) {
    await(words, LONG, () -> message(condition).contains(words));
    return message(condition);
  }

  /** What Events say of it, each with its reason. */
  List<String> events(String reason) {
    return kubectl
        .succeed(
            "get",
            "events",
            "-A",
            "-o",
            "jsonpath={range .items[?(@.involvedObject.name==\"%s\")]}{.reason}: {.message}{\"\\n\"}{end}"
                .formatted(name()))
        .lines()
        .filter(line -> line.startsWith(reason + ": "))
        .toList();
  }

  /** Waits until it is well on every node. */
  public Driver awaitRunning() {
    await("Running", LONG, () -> current("Ready").equals("True"));
    assertThat(get("{.status.phase}")).isEqualTo("Running");
    return this;
  }

  /** Status of a condition of the present generation; empty where it is of another. */
  public String current(String condition) {
    return condition(condition).status();
  }

  /** Of the present generation. */
  private record Told(String status, String reason) {

    private static final int FIELDS = 4;

    /**
     * @param words generation, that which was observed, status and reason
     */
    static Told of(String[] words) {
      return words.length == FIELDS && words[0].equals(words[1])
          ? new Told(words[2], words[3])
          : new Told("", "");
    }

    boolean is(String other, String why) {
      return status.equals(other) && reason.equals(why);
    }
  }

  /** By one call: it is asked again and again. */
  private Told condition(String type) {
    String condition = ".status.conditions[?(@.type==\"%s\")]".formatted(type);
    return Told.of(
        get("{.metadata.generation}|{%1$s.observedGeneration}|{%1$s.status}|{%1$s.reason}"
                .formatted(condition))
            .split("\\|", -1));
  }

  /** What a condition says. */
  String message(String condition) {
    return get("{.status.conditions[?(@.type==\"%s\")].message}".formatted(condition));
  }

  /** What a path of the resource holds. */
  public String get(String path) {
    return kubectl.run("get", resource, "-o", "jsonpath=" + path).output().strip();
  }

  void patch(String patch) {
    kubectl.succeed(patched(patch));
  }

  private String[] patched(String patch) {
    return new String[] {"patch", resource, "--type=merge", "-p", patch};
  }

  /** Waits for a condition, which has to come in time. */
  public void await(String what, Duration atMost, BooleanSupplier condition) {
    assertThat(Eventually.holds(atMost, POLL, condition))
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
