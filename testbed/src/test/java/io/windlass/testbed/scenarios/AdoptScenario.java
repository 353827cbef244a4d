package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.testbed.operator.OperatorObjects;
import io.windlass.testbed.operator.TheirComparison;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that ais-operator has made are looked at, adopted without a restart, and given back. */
@OneAtATime(Fragile.STARTERS)
class AdoptScenario {

  /** Nobody is there to carry a deletion out that is not Windlass's. */
  private static final String NO_FINALIZER = "{\"metadata\":{\"finalizers\":[]}}";

  private final RealStack stack = Fragile.of(getClass()).stack();

  @TempDir private Path folder;

  /** As in life: first their operator works, then Windlass comes. */
  @BeforeEach
  void onlyTheirOperator() {
    stack.stopStarter();
  }

  @AfterEach
  void theUsualStarter() {
    stack.stopStarter();
    stack.startStarter();
  }

  @Test
  void aClusterIsPlannedAdoptedUpgradedGrownAndDeleted() {
    Cluster cluster = Cluster.in(stack, "adopted");
    OperatorCluster operator = OperatorCluster.deployed(stack, cluster);
    List<String> written = cluster.objects().createBucket().write(60);
    Plugin plugin = new Plugin(cluster, folder, false);
    stack.startStarter();
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("OtherOperator");
    assertThat(stalled.getMessage()).contains("ais-operator", "kubectl windlass adopt demo");
    assertThat(cluster.condition("Ready").orElseThrow().getStatus()).isEqualTo("True");

    cluster.kubectl("label", "service", "demo-proxy", "team=storage");
    Map<String, String> versions = versions(cluster);
    assertThat(plugin.succeed("plan", "demo").output())
        .contains("take the cluster over: 10 objects change hands")
        .contains("spec.template.spec.initContainers[populate-env].imagePullPolicy")
        .contains("IfNotPresent", "stays until the next upgrade or restart")
        .contains("spec.template.metadata.annotations[example.com/made-by]")
        .contains("spec.podManagementPolicy", "OrderedReady", "Kubernetes does not let it change")
        .contains("metadata.labels.team", "left alone: somebody else's");
    assertThat(versions(cluster)).isEqualTo(versions);

    refusesWhileTheirOperatorWorks(cluster, operator, plugin);
    assertThat(versions(cluster)).isEqualTo(versions);

    Map<String, String> pods = pods(cluster);
    try (PodLives lives = cluster.lives()) {
      assertThat(plugin.succeed("adopt", "demo", "--wait").output())
          .contains("done: it is taken over");
      awaitAdopted(cluster);
      assertThat(pods(cluster)).isEqualTo(pods);
      assertThat(lives.replacements().values()).containsOnly(0);
    }
    assertThat(managers(cluster)).contains("windlass").doesNotContain(OperatorObjects.APPLIER);
    assertThat(cluster.objects().unreachable(written)).isEmpty();
    Condition adopted = cluster.condition("Adopted").orElseThrow();
    assertThat(adopted.getReason()).isEqualTo("TemplateKept");
    assertThat(adopted.getMessage()).contains("StatefulSet demo-target");
    assertThat(cluster.history().getFirst().operation()).isEqualTo("Adopt");
    assertThat(plugin.succeed("plan", "demo").output())
        .contains("nothing would be done", "imagePullPolicy");
    assertThat(plugin.run("adopt", "demo").errors()).contains("there is nothing to adopt");
    assertTheirOperatorWouldNotRoll(cluster, Manifest.IMAGE);
    cluster.assertIdle(Duration.ofSeconds(3));

    cluster.edit("{\"targetSpec\":{\"size\":4}}").awaitReady();
    assertThat(pods(cluster)).containsAllEntriesOf(pods).hasSize(6);
    cluster.assertHolds(4, written);

    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE)).awaitReady();
    assertThat(pods(cluster).values()).doesNotContainAnyElementsOf(pods.values());
    assertThat(template(cluster, "target").getMetadata().getAnnotations())
        .doesNotContainKey("example.com/made-by");
    assertThat(
            template(cluster, "target")
                .getSpec()
                .getInitContainers()
                .getFirst()
                .getImagePullPolicy())
        .isEqualTo("Always");
    assertThat(cluster.condition("Adopted").orElseThrow().getReason()).isEqualTo("Complete");
    assertTheirOperatorWouldNotRoll(cluster, Upgrade.NEW_IMAGE);
    cluster.assertHolds(4, written);

    assertThat(cluster.kubectl("get", "service", "demo-proxy", "-o", "jsonpath={.metadata.labels}"))
        .contains("\"team\":\"storage\"");
    cluster.kubectl("delete", "aistore", "demo", "--timeout=120s");
    assertThat(cluster.kubectl("get", "statefulsets,configmaps", "-o", "name"))
        .doesNotContain("demo-");
  }

  /** Ready alone proves nothing: their operator has said so, too. */
  private static void awaitAdopted(Cluster cluster) {
    cluster.await(
        "adopted", Cluster.LONG, aistore -> aistore.getStatus().condition("Adopted").isPresent());
    cluster.awaitReady();
  }

  private void refusesWhileTheirOperatorWorks(
      Cluster cluster, OperatorCluster operator, Plugin plugin) {
    operator.renewsItsLease();
    assertThat(stack.temporalCli().fail(TemporalCli.execution("Adopt", cluster.input())))
        .contains("nothing is adopted while ais-operator works", "its lease 60c23797.nvidia.com");
    assertThat(cluster.condition("Stalled").orElseThrow().getReason())
        .isEqualTo("OtherOperatorWorks");
    assertThat(cluster.condition("Ready").orElseThrow().getStatus()).isEqualTo("True");
    cluster.annotate("windlass.io/adopt-");
    operator.stops();
    cluster.await(
        "left to their operator again",
        Cluster.SOON,
        aistore ->
            aistore
                .getStatus()
                .condition("Stalled")
                .filter(stalled -> "OtherOperator".equals(stalled.getReason()))
                .isPresent());
  }

  @Tag("long")
  @Test
  void aDeletionThatNobodyElseCarriesOutEnds() {
    Cluster cluster = Cluster.in(stack, "adopted-deleted");
    OperatorCluster.deployed(stack, cluster);
    stack.startStarter();
    cluster.awaitStalled();
    cluster.kubectl("delete", "aistore", "demo", "--wait=false");
    cluster.await(
        "told whose the deletion is",
        Cluster.SOON,
        aistore ->
            aistore
                .getStatus()
                .condition("Stalled")
                .filter(stalled -> stalled.getMessage().contains("its deletion is the work of"))
                .isPresent());
    assertThat(cluster.pods("target")).hasSize(3);

    assertThat(stack.temporalCli().succeed(TemporalCli.execution("Adopt", cluster.input())))
        .contains("done: the adoption");
    assertThat(Eventually.holds(Cluster.SOON, () -> cluster.resource().isEmpty()))
        .as(cluster::describe)
        .isTrue();
  }

  @Test
  void whatTheirOperatorTakesUpAgainIsItsAtOnce() {
    Cluster cluster = Cluster.in(stack, "given-back");
    OperatorCluster operator = OperatorCluster.deployed(stack, cluster);
    stack.startStarter();
    cluster.awaitStalled();
    Map<String, String> before = pods(cluster);
    operator.leavesItsLease();
    cluster.annotate("windlass.io/adopt=one");
    cluster.await(
        "watching their lease",
        Cluster.SOON,
        aistore -> Cluster.progresses(aistore, "AdoptionRequested"));
    stack.replaceWorker();
    cluster.await(
        "adopted",
        Cluster.SOON,
        aistore ->
            "one".equals(aistore.getMetadata().getAnnotations().get("windlass.io/adopt-done")));
    awaitAdopted(cluster);
    Map<String, String> pods = pods(cluster);
    assertThat(pods).isEqualTo(before);
    operator.stops();

    Eventually.pass(Duration.ofSeconds(2));
    operator.reconciles();
    assertThat(cluster.awaitStalled().getReason()).isEqualTo("OtherOperator");
    assertTheirOperatorWouldNotRoll(cluster, Manifest.IMAGE);
    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE));
    assertThat(cluster.awaitStalled().getReason()).isEqualTo("OtherOperator");
    cluster.assertIdle(Duration.ofSeconds(3));
    assertThat(pods(cluster)).isEqualTo(pods);
    cluster.kubectl("patch", "aistore", "demo", "--type=merge", "-p", NO_FINALIZER);
  }

  /** What is there against what it would make. */
  private static void assertTheirOperatorWouldNotRoll(Cluster cluster, String image) {
    OperatorObjects theirs = OperatorObjects.of(cluster.namespace(), "demo", "any", image);
    for (String role : List.of("proxy", "target")) {
      PodTemplateSpec desired =
          theirs.all(2, 3).stream()
              .filter(object -> object.getMetadata().getName().equals("demo-" + role))
              .filter(StatefulSet.class::isInstance)
              .map(nodes -> ((StatefulSet) nodes).getSpec().getTemplate())
              .findFirst()
              .orElseThrow();
      assertThat(TheirComparison.rolls(desired, template(cluster, role))).isEmpty();
    }
  }

  private static PodTemplateSpec template(Cluster cluster, String role) {
    return cluster
        .stack()
        .kubernetes()
        .apps()
        .statefulSets()
        .inNamespace(cluster.namespace())
        .withName("demo-" + role)
        .get()
        .getSpec()
        .getTemplate();
  }

  /** Uid, start and restarts of each pod. */
  private static Map<String, String> pods(Cluster cluster) {
    Map<String, String> pods = new TreeMap<>();
    Stream.of("proxy", "target")
        .flatMap(role -> cluster.pods(role).stream())
        .forEach(pod -> pods.put(pod.getMetadata().getName(), life(pod)));
    return pods;
  }

  private static String life(Pod pod) {
    return "%s %s %d"
        .formatted(
            pod.getMetadata().getUid(),
            pod.getStatus().getStartTime(),
            pod.getStatus().getContainerStatuses().getFirst().getRestartCount());
  }

  private static Map<String, String> versions(Cluster cluster) {
    Map<String, String> versions = new TreeMap<>();
    objects(cluster)
        .forEach(
            object ->
                versions.put(
                    "%s %s".formatted(object.getKind(), object.getMetadata().getName()),
                    object.getMetadata().getResourceVersion()));
    return versions;
  }

  private static List<String> managers(Cluster cluster) {
    return objects(cluster)
        .flatMap(object -> object.getMetadata().getManagedFields().stream())
        .map(ManagedFieldsEntry::getManager)
        .distinct()
        .toList();
  }

  private static Stream<HasMetadata> objects(Cluster cluster) {
    return OperatorObjects.of(cluster.namespace(), "demo", "any", Manifest.IMAGE).all(2, 3).stream()
        .map(object -> cluster.stack().kubernetes().resource(object).get());
  }
}
