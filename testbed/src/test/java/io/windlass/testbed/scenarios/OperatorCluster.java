package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.windlass.testbed.operator.OperatorObjects;
import io.windlass.testbed.playground.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A cluster that ais-operator has made: the same calls in the same order, with its field managers.
 * Windlass's starter must not run meanwhile.
 */
final class OperatorCluster {

  private static final int PROXIES = 2;
  private static final int TARGETS = 3;

  /** In whose namespace its replicas elect a leader. */
  private static final String HOME = "ais-operator-system";

  private final RealStack stack;
  private final Cluster cluster;
  private final OperatorObjects objects;

  private OperatorCluster(RealStack stack, Cluster cluster, OperatorObjects objects) {
    this.stack = stack;
    this.cluster = cluster;
    this.objects = objects;
  }

  /** One that is complete and serves. */
  static OperatorCluster deployed(RealStack stack, Cluster cluster) {
    cluster.apply(Manifest.of(PROXIES, TARGETS));
    String uid = cluster.resource().orElseThrow().getMetadata().getUid();
    OperatorCluster operator =
        new OperatorCluster(
            stack,
            cluster,
            OperatorObjects.of(cluster.namespace(), cluster.name(), uid, Manifest.IMAGE));
    operator.deploy();
    return operator;
  }

  private void deploy() {
    patch("aistore", cluster.name(), "{\"metadata\":{\"finalizers\":[\"finalize.ais\"]}}");
    apply(objects.applied());
    create(olderProxies());
    await("proxy", 1, pod -> "Running".equals(pod.getStatus().getPhase()));
    patch("statefulset", "demo-proxy", "{\"spec\":{\"replicas\":%d}}".formatted(PROXIES));
    create(olderTargets());
    await("proxy", PROXIES, OperatorCluster::ready);
    await("target", TARGETS, OperatorCluster::ready);
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () ->
                    cluster
                        .objects()
                        .tryMembership()
                        .filter(members -> members.targets() == TARGETS)
                        .isPresent()))
        .as(cluster::describe)
        .isTrue();
    apply(objects.with("rebalance", "true").applied());
    patch(
        "aistore",
        cluster.name(),
        "{\"metadata\":{\"annotations\":{\"config.aistore.nvidia.com/hash\":\"%s\",\"config.aistore.nvidia.com/restart-hash\":\"%s\"}}}"
            .formatted("0".repeat(64), OperatorObjects.RESTART_HASH));
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    patch("aistore", cluster.name(), objects.status("some-uuid", now), "--subresource=status");
  }

  /**
   * An earlier version of it has made them: v3.4 rolls nothing for what only differs in its own
   * choices.
   */
  private String olderTargets() {
    return objects
        .targets(TARGETS)
        .replaceFirst("imagePullPolicy: Always", "imagePullPolicy: IfNotPresent")
        .replaceFirst(
            "annotations:\n        config",
            "annotations:\n        example.com/made-by: an-earlier-one\n        config");
  }

  /** That came to Kubernetes when it could not yet start them side by side. */
  private String olderProxies() {
    return objects.proxies(1).replace("Parallel", "OrderedReady");
  }

  /** It looks at the cluster again: applies what it applies each time. */
  void reconciles() {
    apply(objects.with("rebalance", "true").applied());
  }

  /** Its leader renews the lease now. */
  void renewsItsLease() {
    holdsItsLeaseSince(ZonedDateTime.now(ZoneOffset.UTC));
  }

  /** It has ended without giving its lease back. */
  void leavesItsLease() {
    holdsItsLeaseSince(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1));
  }

  private void holdsItsLeaseSince(ZonedDateTime renewed) {
    if (stack.kubernetes().namespaces().withName(HOME).get() == null) {
      stack.kubectl().succeed("create", "namespace", HOME);
    }
    var lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withName("60c23797.nvidia.com")
            .withNamespace(HOME)
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity("ais-operator-controller-manager-0")
            .withLeaseDurationSeconds(15)
            .withRenewTime(renewed)
            .endSpec()
            .build();
    stack.kubernetes().resource(lease).forceConflicts().serverSideApply();
  }

  /** It is stopped, and its lease forgotten. */
  void stops() {
    stack.kubectl().succeed("delete", "namespace", HOME, "--ignore-not-found", "--wait=true");
  }

  private void apply(String yaml) {
    run(
        yaml,
        "apply",
        "--server-side",
        "--force-conflicts",
        "--field-manager=" + OperatorObjects.APPLIER);
  }

  private void create(String yaml) {
    run(yaml, "create", "--field-manager=" + OperatorObjects.PROGRAM);
  }

  private void run(String yaml, String... arguments) {
    try {
      Path file = Files.createTempFile("operator", ".yaml");
      Files.writeString(file, yaml);
      Stream<String> words = Stream.concat(Stream.of(arguments), Stream.of("-f", file.toString()));
      Command.Answer answer = stack.kubectl().run(words.toArray(String[]::new));
      Files.delete(file);
      assertThat(answer.exitCode()).as(answer.errors()).isZero();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private void patch(String kind, String name, String patch, String... more) {
    Stream<String> words =
        Stream.of(
            "patch",
            kind,
            name,
            "--type=merge",
            "--field-manager=" + OperatorObjects.PROGRAM,
            "-p",
            patch);
    cluster.kubectl(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
  }

  private void await(String role, int count, Predicate<Pod> condition) {
    boolean held =
        Eventually.holds(
            Cluster.LONG,
            () -> {
              List<Pod> pods = cluster.pods(role);
              return pods.size() == count && pods.stream().allMatch(condition);
            });
    assertThat(held).as(cluster::describe).isTrue();
  }

  private static boolean ready(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }
}
