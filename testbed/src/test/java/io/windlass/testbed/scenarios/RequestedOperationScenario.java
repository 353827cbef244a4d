package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.resource.EndedOperation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody asks for an operation that no change of the spec leads to. */
@SideBySide
class RequestedOperationScenario {

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void restartsEveryNodeOnceAndRebalancesByAnnotation() {
    Cluster cluster = Cluster.in("restarted").apply(Manifest.of(2, 2));
    Upgrade held = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      cluster.annotate("windlass.io/restart=monday");
      awaitAnswer(cluster, "windlass.io/restart-done", "monday");
      assertThat(lives.replacements().values()).hasSize(4).containsOnly(1);
      held.assertServes();

      cluster.annotate("windlass.io/restart-");
      cluster.annotate("windlass.io/rebalance=tuesday");
      awaitAnswer(cluster, "windlass.io/rebalance-done", "tuesday");
      assertThat(lives.replacements().values()).containsOnly(1);
    }
    assertThat(cluster.history())
        .extracting(end -> "%s %s".formatted(end.operation(), end.phase()))
        .containsExactly("Deploy Done", "Restart Done", "Rebalance Done");
  }

  @Test
  void theWorkflowOfARequestTellsWhatCameOfIt() {
    Cluster cluster = Cluster.in("requested").apply(Manifest.of(1, 2)).awaitReady();
    assertThat(temporal.succeed(TemporalCli.execution("RollingRestart", cluster.input())))
        .contains("done: the restart");
    assertThat(temporal.succeed(TemporalCli.execution("Rebalance", cluster.input())))
        .contains("done: the rebalance");
    cluster.awaitReady();
    assertThat(cluster.history())
        .extracting(EndedOperation::operation)
        .containsExactly("Deploy", "Restart", "Rebalance");
  }

  @Test
  void whatCannotBeAskedForIsRefusedWithASentence() {
    Cluster cluster = Cluster.in("requested-wrongly").apply(Manifest.of(1, 1)).awaitReady();
    String nobody = cluster.input().replace("demo", "nobody");
    assertThat(temporal.fail(TemporalCli.execution("RollingRestart", nobody)))
        .contains("there is no AIStore requested-wrongly/nobody");
    assertThat(temporal.fail(TemporalCli.execution("Rebalance", "{\"kind\":\"AIShop\"}")))
        .contains("kind: \"AIShop\" is not known here; write AIStore");
  }

  @Test
  void aCancelledRequestStopsAtASafeStateAndARetryGoesOn() {
    Cluster cluster = Cluster.in("request-cancelled").apply(Manifest.of(1, 3));
    Upgrade held = Upgrade.of(cluster);
    temporal.start("RollingRestart", "restart-of-a-scenario", cluster.input());
    cluster.await(
        "a restart under way",
        Cluster.LONG,
        aistore ->
            aistore.getStatus().operation() != null
                && String.valueOf(aistore.getStatus().operation().progress())
                    .startsWith("Restart 1"));
    temporal.cancel("restart-of-a-scenario");

    assertThat(cluster.awaitStalled().getReason()).isEqualTo("Cancelled");
    held.assertServes();
    assertThat(temporal.fail("workflow", "result", "--workflow-id", "restart-of-a-scenario"))
        .contains("CANCELED");
    assertThat(temporal.fail(TemporalCli.execution("Rebalance", cluster.input())))
        .contains("no target is in maintenance");

    assertThat(temporal.succeed(TemporalCli.execution("Retry", cluster.input())))
        .contains("done: the retry");
    cluster.awaitReady();
    held.assertServes();
    assertThat(cluster.history().reversed())
        .extracting(EndedOperation::phase)
        .contains("Done", "Cancelled");
  }

  @Test
  void aPlanOfADraftIsToldInTheStatusAndChangesNothing() {
    Cluster cluster = Cluster.in("planned").apply(Manifest.of(1, 1)).awaitReady();
    AIStore before = cluster.resource().orElseThrow();
    String spec = cluster.kubectl("get", "aistore", "demo", "-o", "jsonpath={.spec}");
    cluster.annotate("windlass.io/draft=" + spec.replace(Manifest.IMAGE, Upgrade.NEW_IMAGE));
    cluster.annotate("windlass.io/plan=one");
    cluster.await("a plan", Duration.ofMinutes(1), aistore -> planned(aistore, "one"));
    assertThat(cluster.kubectl("get", "aistore", "demo", "-o", "jsonpath={.status.plan}"))
        .contains("replace proxy 0", "restart target demo-target-0", "no proxy serves");

    cluster.annotate("windlass.io/draft={\"nodeImage\": [\"secret\"]}");
    cluster.annotate("windlass.io/plan=two");
    cluster.await("a refusal", Duration.ofMinutes(1), aistore -> planned(aistore, "two"));
    assertThat(cluster.kubectl("get", "aistore", "demo", "-o", "jsonpath={.status.plan.end}"))
        .contains("refused: metadata.annotations[windlass.io/draft]", "nodeImage")
        .doesNotContain("secret");
    assertThat(cluster.resource().orElseThrow().getSpec()).isEqualTo(before.getSpec());
    assertThat(cluster.history()).hasSize(1);
  }

  private static boolean planned(AIStore aistore, String token) {
    return aistore.getStatus().plan() != null && token.equals(aistore.getStatus().plan().token());
  }

  private static void awaitAnswer(Cluster cluster, String annotation, String token) {
    cluster.await(
        annotation, Cluster.LONG, aistore -> token.equals(annotations(aistore).get(annotation)));
    cluster.awaitReady();
  }

  private static Map<String, String> annotations(AIStore aistore) {
    return aistore.getMetadata().getAnnotations();
  }
}
