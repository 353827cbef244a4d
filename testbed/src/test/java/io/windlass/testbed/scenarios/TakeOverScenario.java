package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.testbed.playground.Command;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Somebody who has the old Helm deployment asks how it would be taken over. One after the other:
 * the chart's names allow one release at a time.
 */
@SideBySide
class TakeOverScenario {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RealStack stack = RealStack.shared();

  @BeforeEach
  void prepare() {
    HelmRelease.prepare(stack);
  }

  @AfterEach
  void clean() {
    HelmRelease.clean(stack);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aReleaseThatAnswersIsPlannedToTheEnd() {
    Cluster old = Cluster.in("takeover");
    HelmRelease release = HelmRelease.install(stack, old, "older");
    release.awaitPods();
    Map<String, String> before = versions(old);

    assertThat(hazards(plan(old))).contains("PrimaryLabelMissing");
    release.labelPrimary();
    JsonNode plan = plan(old);

    assertThat(versions(old)).isEqualTo(before);
    assertThat(hazards(plan))
        .containsExactlyInAnyOrder(
            "ConfigurationUnreadable",
            "IdExpectedOtherwise",
            "IdsInTmp",
            "InstallWipesState",
            "OverlappingSelectors",
            "UnsafeSysctl");
    assertThat(texts(plan.path("identities"), "source"))
        .containsExactly("cluster map", "cluster map");
    assertThat(texts(plan.path("objects"), "object"))
        .contains("DaemonSet demo-ais-target", "Service demo-ais-gw", "ConfigMap ais-neproxy")
        .contains(
            "ServiceAccount ais-sa", "ClusterRole ais-cr", "PersistentVolume demo-ais-graphite-pv");
    assertThat(plan.path("steps").findValuesAsText("title"))
        .anyMatch(title -> title.startsWith("Start the new cluster with the objects"));
    assertAccepted(old, plan.path("resource").asText());
    carriedToTheDoor(release, plan);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void oneThatIsSilentIsStoppedBeforeAnythingIsStopped() {
    Cluster old = Cluster.in("takeover-silent");
    // the simulated kubelet runs no preStop hooks, and so no pod of this shape
    HelmRelease.install(stack, old, "last");

    JsonNode plan = plan(old);

    assertThat(hazards(plan))
        .contains("MetadataNotExported", "IdUnproved", "TargetAbsent", "PrimaryLabelMissing");
    assertThat(plan.path("verdict").asText()).startsWith("stopped before anything is stopped");
    assertThat(plan.path("steps")).hasSize(2);
    assertAccepted(old, plan.path("resource").asText());
    assertThat(refused(old, "\"release\":\"nobody\""))
        .contains("no DaemonSet in namespace takeover-silent has the labels release=nobody")
        .contains("there are the releases demo");
    assertThat(refused(old, "\"release\":\"demo\",\"execute\":true"))
        .contains("start it with --workflow-id takeover/takeover-silent/demo");
  }

  /** The steps up to where the new cluster is there without an object, and the way back. */
  private void carriedToTheDoor(HelmRelease release, JsonNode plan) {
    Cluster old = release.cluster();
    Map<String, JsonNode> steps =
        StreamSupport.stream(plan.path("steps").spliterator(), false)
            .collect(Collectors.toMap(step -> step.path("title").asText(), Function.identity()));
    JsonNode close = step(steps, "Keep clients away");
    JsonNode stop = step(steps, "Stop the old targets");

    run(close.path("commands"));
    run(stop.path("commands"));
    assertThat(pods(old)).isZero();
    startsEmptyAndGoesAgain(old, plan.path("resource").asText());

    assertThat(shell(stop.path("back").asText()).exitCode()).isZero();
    assertThat(shell(close.path("back").asText()).exitCode()).isZero();
    release.awaitPods();
    assertThat(hazards(plan(old))).doesNotContain("TargetAbsent", "MetadataNotExported");
  }

  /** The settings are good for AIStore, too, and nothing of the old release is in its way. */
  private static void startsEmptyAndGoesAgain(Cluster old, String resource) {
    assertThat(old.tryApply(resource).exitCode()).isZero();
    old.awaitReady();
    old.kubectl("delete", "aistore", "demo", "--timeout=120s");
  }

  private static JsonNode step(Map<String, JsonNode> steps, String title) {
    return steps.entrySet().stream()
        .filter(step -> step.getKey().startsWith(title))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private void run(JsonNode commands) {
    commands.forEach(
        command -> {
          Command.Answer answer = shell(command.asText());
          assertThat(answer.exitCode()).as("%s: %s", command, answer.errors()).isZero();
        });
  }

  /** As in the terminal of a person, who has kubectl. */
  private Command.Answer shell(String lines) {
    String kubectl =
        "kubectl() { '%s' --kubeconfig '%s' \"$@\"; }\n"
            .formatted(
                stack.stack().settings().tools().kubectl().toAbsolutePath(),
                stack.stack().settings().directory().kubeconfig().toAbsolutePath());
    return Command.of(List.of("sh", "-ec", kubectl + lines), Map.of()).run();
  }

  private long pods(Cluster old) {
    return stack.kubernetes().pods().inNamespace(old.namespace()).list().getItems().size();
  }

  /** From the result; what is for people says the same. */
  private JsonNode plan(Cluster old) {
    String id = "take-over-" + UUID.randomUUID();
    JsonNode plan =
        json(execution(old, "\"release\":\"demo\""), "--workflow-id", id, "-o", "json")
            .path("result");
    assertThat(query(id, "resource")).isEqualTo(plan.path("resource").asText());
    assertThat(query(id, "plan")).contains(plan.path("verdict").asText(), "#### Steps");
    return plan;
  }

  private String query(String id, String type) {
    String[] words = {"workflow", "query", "--workflow-id", id, "--type", type};
    return json(words, "-o", "json").path("queryResult").path(0).asText();
  }

  private JsonNode json(String[] words, String... more) {
    String[] all = Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    String answer = stack.temporalCli().succeed(all);
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(answer, wrong);
    }
  }

  private String refused(Cluster old, String fields) {
    return stack.temporalCli().fail(execution(old, fields));
  }

  private static String[] execution(Cluster old, String fields) {
    return TemporalCli.execution(
        "AIStoreTakeOver", "{\"namespace\":\"%s\",%s}".formatted(old.namespace(), fields));
  }

  private static List<String> hazards(JsonNode plan) {
    return texts(plan.path("findings"), "hazard");
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(entry -> entry.path(field).asText())
        .toList();
  }

  /** By definition and webhook of the API server. */
  private static void assertAccepted(Cluster old, String resource) {
    Command.Answer answer = old.tryApply(resource, "--dry-run=server");
    assertThat(answer.output() + answer.errors()).contains("aistore.ais.nvidia.com/demo created");
    assertThat(answer.exitCode()).isZero();
  }

  private Map<String, String> versions(Cluster old) {
    return stack
        .kubernetes()
        .apps()
        .daemonSets()
        .inNamespace(old.namespace())
        .list()
        .getItems()
        .stream()
        .map(HasMetadata::getMetadata)
        .collect(Collectors.toMap(one -> one.getName(), one -> one.getResourceVersion()));
  }
}
