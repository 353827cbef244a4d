package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.resource.EndedOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One AIStore cluster of a scenario, in a namespace of its own, as a person with kubectl has it.
 */
public final class Cluster {

  /** A look costs the API server and this JVM some milliseconds each, which the others miss. */
  private static final Duration POLL = Duration.ofMillis(400);

  static final Duration SOON = Duration.ofMinutes(2);
  static final Duration LONG = Duration.ofMinutes(5);

  private final RealStack stack;
  private final String namespace;
  private final String name;

  private Cluster(RealStack stack, String namespace, String name) {
    this.stack = stack;
    this.namespace = namespace;
    this.name = name;
  }

  /** A name in a new namespace of the stack that scenarios share; nothing is applied yet. */
  static Cluster in(String namespace) {
    return in(RealStack.shared(), namespace);
  }

  /** The same on another stack than the one that scenarios share. */
  public static Cluster in(RealStack stack, String namespace) {
    var meta = new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build();
    stack.kubernetes().resource(meta).serverSideApply();
    TidyUp.later(stack, namespace);
    return new Cluster(stack, namespace, "demo");
  }

  /** Another one beside it. */
  Cluster sibling(String other) {
    return new Cluster(stack, namespace, other);
  }

  RealStack stack() {
    return stack;
  }

  public String namespace() {
    return namespace;
  }

  public String name() {
    return name;
  }

  /** The ID of the workflow that works on it. */
  public String workflowId() {
    return "aistore/%s/%s".formatted(namespace, name);
  }

  /** As a person names it to a workflow. */
  String input() {
    return "{\"kind\":\"AIStore\",\"namespace\":\"%s\",\"name\":\"%s\"}".formatted(namespace, name);
  }

  /** {@code kubectl apply} of a manifest. */
  public Cluster apply(Manifest manifest) {
    Command.Answer answer = tryApply(manifest.yaml(namespace, name));
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return this;
  }

  /**
   * What kubectl answers to a manifest.
   *
   * @param more further arguments of {@code kubectl apply}
   */
  Command.Answer tryApply(String yaml, String... more) {
    try {
      Path file = Files.createTempFile("manifest", ".yaml");
      try {
        Files.writeString(file, yaml);
        Stream<String> apply = Stream.of("apply", "-f", file.toString());
        return stack.kubectl().run(Stream.concat(apply, Stream.of(more)).toArray(String[]::new));
      } finally {
        Files.delete(file);
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** {@code kubectl patch} of the spec by a merge patch. */
  public Cluster edit(String specPatch) {
    kubectl("patch", "aistore", name, "--type=merge", "-p", "{\"spec\":%s}".formatted(specPatch));
    return this;
  }

  /** What kubectl says of such a patch, which has to be refused. */
  String refusedEdit(String specPatch) {
    Command.Answer answer =
        tryKubectl(
            "patch", "aistore", name, "--type=merge", "-p", "{\"spec\":%s}".formatted(specPatch));
    assertThat(answer.exitCode()).isNotZero();
    return answer.errors();
  }

  /** Sets an annotation of the resource, as {@code key=value}, or removes it, as {@code key-}. */
  Cluster annotate(String annotation) {
    kubectl("annotate", "--overwrite", "aistore", name, annotation);
    return this;
  }

  /** Runs kubectl in the cluster's namespace; it has to succeed. */
  String kubectl(String... arguments) {
    return stack.kubectl().succeed(here(arguments));
  }

  /** The same, however it ends. */
  Command.Answer tryKubectl(String... arguments) {
    return stack.kubectl().run(here(arguments));
  }

  private String[] here(String... arguments) {
    return Stream.concat(Stream.of("-n", namespace), Stream.of(arguments)).toArray(String[]::new);
  }

  /** The resource as it is. */
  public Optional<AIStore> resource() {
    return Optional.ofNullable(
        stack.kubernetes().resources(AIStore.class).inNamespace(namespace).withName(name).get());
  }

  /** Waits until it is Ready for its present generation. */
  public Cluster awaitReady() {
    return await("Ready", LONG, aistore -> is(aistore, "Ready", "True"));
  }

  /** Waits until every node has ended for its present generation, as the spec wants it. */
  Cluster awaitAtRest() {
    return await(
        "Shutdown",
        SOON,
        aistore ->
            is(aistore, "Ready", "False")
                && is(aistore, "Progressing", "False")
                && condition("Ready")
                    .filter(ready -> "Shutdown".equals(ready.getReason()))
                    .isPresent());
  }

  /** Waits until it is Stalled for its present generation, and answers the condition. */
  Condition awaitStalled() {
    await("Stalled", LONG, aistore -> is(aistore, "Stalled", "True"));
    return condition("Stalled").orElseThrow();
  }

  /** The same, for a reason and with words that must be those. */
  Cluster assertStalled(String reason, String words) {
    Condition stalled = awaitStalled();
    assertThat(stalled.getReason()).isEqualTo(reason);
    assertThat(stalled.getMessage()).contains(words);
    return this;
  }

  /** Waits until it is Stalled for a reason and with words: it may have been for others before. */
  Cluster awaitStalled(String reason, String words) {
    return await(
        words,
        SOON,
        aistore ->
            aistore
                .getStatus()
                .condition("Stalled")
                .filter(stalled -> reason.equals(stalled.getReason()))
                .filter(stalled -> stalled.getMessage().contains(words))
                .isPresent());
  }

  /** Waits until something holds of the resource; says how it stands when it does not. */
  public Cluster await(String what, Duration atMost, Predicate<AIStore> condition) {
    boolean held = Eventually.holds(atMost, POLL, () -> resource().filter(condition).isPresent());
    assertThat(held).as(() -> "%s: %s%n%s".formatted(workflowId(), what, describe())).isTrue();
    return this;
  }

  /** Waits until its condition {@code Progressing} has this reason. */
  Cluster awaitProgress(String reason) {
    return await(reason, LONG, aistore -> progresses(aistore, reason));
  }

  /** Whether its condition {@code Progressing} has this reason. */
  static boolean progresses(AIStore aistore, String reason) {
    return aistore
        .getStatus()
        .condition("Progressing")
        .filter(condition -> reason.equals(condition.getReason()))
        .isPresent();
  }

  /** A condition of the present generation. */
  Optional<Condition> condition(String type) {
    return resource().flatMap(aistore -> aistore.getStatus().condition(type));
  }

  private static boolean is(AIStore aistore, String type, String status) {
    return aistore
        .getStatus()
        .condition(type)
        .filter(found -> status.equals(found.getStatus()))
        .filter(
            found -> aistore.getMetadata().getGeneration().equals(found.getObservedGeneration()))
        .isPresent();
  }

  /** Its pods of one role, by name. */
  public List<Pod> pods(String role) {
    return stack
        .kubernetes()
        .pods()
        .inNamespace(namespace)
        .withLabel("component", role)
        .list()
        .getItems()
        .stream()
        .sorted(
            (one, other) -> one.getMetadata().getName().compareTo(other.getMetadata().getName()))
        .toList();
  }

  /** Its pods of one role that are not on their way out, by name. */
  List<Pod> staying(String role) {
    return pods(role).stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  /** Its last operations that have ended. */
  List<EndedOperation> history() {
    return resource().orElseThrow().getStatus().history();
  }

  /** Its volume claims. */
  Stream<PersistentVolumeClaim> volumeClaims() {
    return stack
        .kubernetes()
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream();
  }

  /** The same by name, with what tells them from others of the same name. */
  Map<String, String> claims() {
    return volumeClaims()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> claim.getMetadata().getUid()));
  }

  /** So many targets serve, and have every object, also when nobody asks neighbours any more. */
  @SafeVarargs
  final void assertHolds(int targets, List<String>... written) {
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
    Membership members = objects().membership();
    assertThat(members.outOfService()).isEmpty();
    assertThat(members.targets()).isEqualTo(targets);
    for (List<String> names : written) {
      assertThat(objects().unreachable(names)).isEmpty();
    }
  }

  /** For some time no workflow works on it, and nobody writes it. */
  void assertIdle(Duration time) {
    work().awaitNoneOpen();
    Eventually.pass(Work.UNTIL_VISIBLE);
    String version = version();
    int runs = work().runs().size();
    Eventually.pass(time);
    assertThat(version()).as(this::describe).isEqualTo(version);
    assertThat(work().runs()).hasSize(runs);
  }

  private String version() {
    return resource().orElseThrow().getMetadata().getResourceVersion();
  }

  Objects objects() {
    return new Objects(this);
  }

  /** Counts its pods' lives from now on. */
  PodLives lives() {
    return new PodLives(stack, this);
  }

  /** Which nodes its storage cluster was asked to do something about, once for each time. */
  List<String> acted(String action) {
    return stack.nodes().journal(namespace).nodes(action);
  }

  public Work work() {
    return new Work(stack, this);
  }

  /** Everything that helps to understand a failure. */
  String describe() {
    return tryKubectl("get", "aistore,pods", "-o", "wide").output()
        + tryKubectl("get", "aistore", name, "-o", "jsonpath={.status}").output()
        + stack.temporalSays();
  }
}
