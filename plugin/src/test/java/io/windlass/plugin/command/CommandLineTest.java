package io.windlass.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.FakeCluster;
import io.windlass.plugin.FakeSession;
import io.windlass.plugin.FakeTemporal;
import io.windlass.plugin.Problem;
import io.windlass.plugin.Samples;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.temporal.ServerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed, what is written, what is said, and the exit code. */
class CommandLineTest {

  private static final String FILE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: ais}
      ---
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo}
      spec: {nodeImage: "aisnode:v6"}
      """;

  @TempDir private Path folder;

  @Test
  void statusIsAPageATableOrJson() {
    FakeSession session = new FakeSession(FakeCluster.with(Samples.working()));
    assertThat(session.run("status", "demo")).isZero();
    assertThat(session.output()).contains("AIStore ais/demo   Working").doesNotContain("\u001b");
    assertThat(session.run("status", "-A")).isZero();
    assertThat(session.output()).contains("NAMESPACE");
    assertThat(session.run("status", "aistore/demo", "-o", "json")).isZero();
    assertThat(session.output()).contains("\"standing\" : \"WORKING\"", "\"total\" : 9");
  }

  @Test
  void whatDoesNotExistHasAnExitCodeOfItsOwn() {
    FakeSession session = new FakeSession(FakeCluster.with(Samples.ready()));
    assertThat(session.run("status", "other")).isEqualTo(ExitCode.NOT_FOUND.number());
    assertThat(session.errors())
        .startsWith("error: no AIStore called other in namespace ais;")
        .hasLineCount(1);
    assertThat(session.run("status", "pod/demo")).isEqualTo(ExitCode.USAGE.number());
    assertThat(session.errors()).contains("Windlass looks after no kind called pod");
  }

  @Test
  void aDriverIsInNoNamespaceAndMeantWithItsGroup() {
    FakeSession session = new FakeSession(drivers(Samples.driver("pmem-csi.intel.com")));
    assertThat(session.run("explain", "pmem-csi.intel.com", "-n", "elsewhere")).isZero();
    assertThat(session.output())
        .startsWith("Deployment pmem-csi.intel.com is stalled")
        .contains("kubectl windlass retry pmem-csi.intel.com\n");
    for (String kind : List.of("deployments.pmem-csi.intel.com", "Deployment.pmem-csi.intel.com")) {
      assertThat(session.run("status", kind + "/pmem-csi.intel.com")).as(kind).isZero();
    }
    assertThat(session.run("status")).isZero();
    assertThat(session.output()).containsPattern("(?m)^- +Deployment +pmem-csi.intel.com +Stalled");
  }

  @Test
  void aWordThatOthersHaveMeansTheirs() {
    FakeSession session = new FakeSession(drivers(Samples.driver("pmem-csi.intel.com")));
    assertThat(session.run("status", "deployment/web")).isEqualTo(ExitCode.USAGE.number());
    assertThat(session.errors())
        .isEqualTo(
            "error: deployment alone is a kind that Windlass does not look after; if you mean its"
                + " own, write deployments.pmem-csi.intel.com/web\n");
    assertThat(session.run("status", "deployments.pmem-csi.intel.com/web"))
        .isEqualTo(ExitCode.NOT_FOUND.number());
    assertThat(session.errors()).contains("no Deployment.pmem-csi.intel.com called web;");
  }

  @Test
  void kindsThatSomebodyMayNotSeeArePassedOver() {
    FakeSession session = new FakeSession(drivers(Samples.ready()).hiding(Samples.DRIVER));
    assertThat(session.run("status", "demo")).isZero();
    assertThat(session.run("status", "-A")).isZero();
    assertThat(session.run("status", "deployments.pmem-csi.intel.com/demo"))
        .isEqualTo(ExitCode.FAILED.number());
    assertThat(session.errors()).contains("you may not list deployments");
  }

  @Test
  void aPlanOfANewDriverHasNoNamespace() throws IOException {
    FakeCluster cluster = new FakeCluster().knowing(Samples.DRIVER);
    FakeSession session = new FakeSession(cluster);
    Path manifest =
        Files.writeString(
            folder.resolve("driver.yaml"),
            """
            apiVersion: pmem-csi.intel.com/v1alpha1
            kind: Deployment
            metadata: {name: pmem}
            spec: {}
            """);
    assertThat(session.run("plan", "-f", manifest.toString())).isZero();
    assertThat(cluster.tried().getFirst().child("metadata").has("namespace")).isFalse();
    assertThat(session.output()).contains("kubectl windlass plan pmem\n");
  }

  private static FakeCluster drivers(Resource resource) {
    return FakeCluster.with(resource).knowing(Samples.AISTORE, Samples.DRIVER);
  }

  @Test
  void withoutDefinitionsItSaysHowToInstallThem() {
    FakeSession session = new FakeSession(FakeCluster.withoutKinds());
    assertThat(session.run("status")).isEqualTo(ExitCode.FAILED.number());
    assertThat(session.errors()).contains("kubectl apply --server-side -f deploy/crds");
  }

  @Test
  void aMisuseIsNamedAndNothingIsWritten() {
    FakeCluster cluster = FakeCluster.with(Samples.waiting());
    FakeSession session = new FakeSession(cluster);
    assertThat(session.run("approve", "demo", "--gate", "befor-disruption"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(session.errors())
        .contains("--gate", "befor-disruption", "before-disruption, after-first-node");
    assertThat(session.run("pause", "demo", "--wait", "--timeout", "5")).isEqualTo(2);
    assertThat(session.errors()).contains("'5' is no duration");
    assertThat(session.run("plan")).isEqualTo(2);
    assertThat(session.run("status", "demo", "-A")).isEqualTo(2);
    assertThat(cluster.changes()).isEmpty();
  }

  @Test
  void aControlWaitsUntilItIsHeard() {
    FakeCluster cluster =
        FakeCluster.with(Samples.working())
            .answering(before -> Samples.upgrading("", "Paused", "Upgrade paused: safe"));
    FakeSession session = new FakeSession(cluster);
    assertThat(session.run("pause", "demo", "--wait")).isZero();
    assertThat(session.output())
        .isEqualTo(
            """
            AIStore ais/demo: holds at the next safe point
            AIStore ais/demo: Upgrade paused: safe
            """);
  }

  @Test
  void aControlThatIsNotHeardInTimeSaysSo() {
    FakeSession session = new FakeSession(FakeCluster.with(Samples.working()));
    assertThat(session.run("pause", "demo", "--wait", "--timeout", "0s"))
        .isEqualTo(ExitCode.TIMED_OUT.number());
    assertThat(session.errors()).contains("kubectl windlass doctor");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    FakeCluster cluster = FakeCluster.with(Samples.ready());
    FakeSession session = new FakeSession(cluster);
    assertThat(session.run("cancel", "demo")).isEqualTo(ExitCode.FAILED.number());
    assertThat(session.errors()).contains("has nothing under way");
    assertThat(session.run("rotate-certificates", "demo")).isEqualTo(ExitCode.FAILED.number());
    assertThat(session.errors()).contains("AIStore ais/demo shows no certificate of a Secret");
    assertThat(cluster.changes()).isEmpty();
  }

  @Test
  void aPlanOfAFileTriesItOutAsksAndCleansUp() throws IOException {
    FakeCluster cluster = FakeCluster.with(Samples.ready());
    cluster.answering(before -> planned(cluster));
    FakeSession session = new FakeSession(cluster);
    assertThat(session.run("plan", "-f", file().toString())).isZero();
    assertThat(cluster.tried().getFirst().child("spec").text("nodeImage")).isEqualTo("aisnode:v6");
    assertThat(cluster.tried().getFirst().child("metadata").text("resourceVersion"))
        .isEqualTo("12");
    assertThat(cluster.changes().getFirst().values())
        .containsEntry("windlass.io/draft", Optional.of("{\"nodeImage\":\"aisnode:v6\"}"));
    assertThat(cluster.changes().getLast().values())
        .isEqualTo(Map.of("windlass.io/draft", Optional.empty()));
    assertThat(session.output()).contains("1 step,", "restart target demo-target-1", "all is new");
    assertThat(session.errors()).contains("Namespace ais: not planned");
  }

  @Test
  void theDraftIsRemovedAlsoWhenNobodyAnswers() throws IOException {
    FakeCluster cluster = FakeCluster.with(Samples.ready());
    FakeSession session = new FakeSession(cluster);
    assertThat(session.run("plan", "-f", file().toString(), "--timeout", "0s"))
        .isEqualTo(ExitCode.TIMED_OUT.number());
    assertThat(cluster.changes().getLast().values())
        .isEqualTo(Map.of("windlass.io/draft", Optional.empty()));
  }

  @Test
  void aFileThatTheApiServerRefusesIsNotAskedAbout() throws IOException {
    FakeCluster cluster =
        FakeCluster.with(Samples.ready())
            .refusing(new Problem(ExitCode.FAILED, "the API server refuses: spec.size"));
    FakeSession session = new FakeSession(cluster);
    assertThat(session.run("plan", "-f", file().toString())).isEqualTo(ExitCode.FAILED.number());
    assertThat(session.errors()).contains("spec.size");
    assertThat(cluster.changes()).isEmpty();
  }

  @Test
  void aResourceThatDoesNotExistWouldBeCreated() throws IOException {
    FakeSession session = new FakeSession(new FakeCluster());
    assertThat(session.run("plan", "-f", file().toString())).isZero();
    assertThat(session.output())
        .contains("does not exist", "windlass.io/paused", "kubectl windlass plan demo -n ais");
  }

  @Test
  void temporalTellsMore() {
    FakeTemporal temporal =
        new FakeTemporal(new ServerState("a", "b", "", "1", "", Set.of(), Map.of()));
    FakeSession session =
        new FakeSession(FakeCluster.with(Samples.working()), Optional.of(temporal));
    assertThat(session.run("explain", "demo")).isZero();
    assertThat(session.output()).contains("In Temporal, try 3.");
    assertThat(session.run("history", "demo")).isZero();
    assertThat(session.output()).contains("deploy", "60s");
  }

  @Test
  void withoutAnAnswerOfTemporalTheStatusTells() {
    String ended = "history: [{operation: Upgrade, phase: Done}]";
    FakeTemporal silent = new FakeTemporal(ServerState.unreachable("a", "b", "no answer"));
    FakeSession session =
        new FakeSession(FakeCluster.with(Samples.resource("", ended)), Optional.of(silent));
    assertThat(session.run("history", "demo")).isZero();
    assertThat(session.output()).contains("Upgrade", "The last ten: no answer");
  }

  @Test
  void theDoctorsExitCodeTellsWhetherSomethingIsWrong() {
    assertThat(new FakeSession(FakeCluster.with(Samples.ready())).run("doctor")).isZero();
    FakeSession ill = new FakeSession(FakeCluster.withoutKinds());
    assertThat(ill.run("doctor")).isEqualTo(ExitCode.FAILED.number());
    assertThat(ill.output()).contains("WRONG", "Wrong: 1.");
  }

  @Test
  void aReportIsWritten() {
    FakeSession session = new FakeSession(FakeCluster.with(Samples.ready()));
    Path target = folder.resolve("report.tar.gz");
    assertThat(session.run("report", "demo", "-f", target.toString())).isZero();
    assertThat(target).isNotEmptyFile();
    assertThat(session.run("report", "demo", "-f", target.toString())).isEqualTo(1);
    assertThat(session.errors()).contains("exists already");
  }

  @Test
  void wordsAreCompleted() {
    assertThat(completed("sta")).containsExactly("status", ":4");
    assertThat(completed("rot")).containsExactly("rotate-certificates", ":4");
    assertThat(completed("status", "")).containsExactly("demo", ":4");
    assertThat(completed("approve", "demo", "--gate", "a"))
        .containsExactly("after-first-node", ":4");
    assertThat(completed("status", "--all")).containsExactly("--all-namespaces", ":4");
    assertThat(completed("completion", "z")).containsExactly("zsh", ":4");
    assertThat(completed("plan", "-f", "")).containsExactly(":0");
    assertThat(completed("")).contains("doctor").doesNotContain("__complete");
  }

  private static List<String> completed(String... words) {
    FakeSession session = new FakeSession(FakeCluster.with(Samples.ready()));
    String[] all = new String[words.length + 1];
    all[0] = "__complete";
    System.arraycopy(words, 0, all, 1, words.length);
    assertThat(session.run(all)).as(session.errors()).isZero();
    return session.output().lines().toList();
  }

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("new.yaml"), FILE);
  }

  /** The resource with an answer to the question that was written last. */
  private static Resource planned(FakeCluster cluster) {
    String token =
        cluster.changes().stream()
            .map(change -> change.values().get("windlass.io/plan"))
            .filter(value -> value != null)
            .findFirst()
            .flatMap(value -> value)
            .orElseThrow();
    return Samples.resource(
        "",
        """
        plan: {token: "%s", at: "2026-11-22T07:20:00Z", expectedSeconds: 60, end: all is new,
          steps: [{operation: Upgrade, step: restart target demo-target-1, reason: new, after: 0}]}
        """
            .formatted(token));
  }
}
