package io.windlass.plugin.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windlass.plugin.FakeCluster;
import io.windlass.plugin.FakeSurroundings;
import io.windlass.plugin.FakeTemporal;
import io.windlass.plugin.Samples;
import io.windlass.plugin.temporal.ServerState;
import io.windlass.plugin.temporal.ServerState.Poller;
import io.windlass.plugin.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each illness is found, and told apart from health. */
class ExaminationTest {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "WindlassKind",
          "WindlassNamespace",
          "WindlassName",
          "WindlassOperation",
          "WindlassPhase");

  private static final List<Poller> POLLERS = List.of(new Poller("worker-1", "1.2"));

  private static final Map<String, List<Poller>> ALL =
      Map.of(
          "windlass", POLLERS,
          "windlass-controls", POLLERS,
          "windlass-looks", POLLERS,
          "windlass-kubernetes", POLLERS,
          "windlass-data", POLLERS);

  @Test
  void aHealthyInstallationHasNothingWrong() {
    FakeSurroundings healthy =
        new FakeSurroundings()
            .deployment("starter", 1)
            .deployment("worker", 1)
            .webhook("198.18.0.1");
    List<Finding> findings = findings(healthy, state("", ATTRIBUTES, ALL));
    assertThat(findings).allMatch(finding -> finding.level() == Finding.Level.FINE);
    assertThat(findings)
        .anyMatch(finding -> finding.sentence().equals("worker-1 (version 1.2)"))
        .anyMatch(finding -> finding.about().equals("webhook check.windlass.io"));
  }

  @Test
  void withoutTemporalItSaysHowToNameIt() {
    List<Finding> findings =
        new Examination(cluster(), new FakeSurroundings(), Optional.empty()).findings("ais");
    assertThat(findings).noneMatch(Finding::isWrong);
    assertThat(findings.getLast().sentence()).contains("--temporal-address");
  }

  @Test
  void missingAndOldDefinitionsAreWrong() {
    assertWrong(
        new Examination(FakeCluster.withoutKinds(), new FakeSurroundings(), Optional.empty())
            .findings("ais"),
        "definitions",
        "deploy/crds");
    assertWrong(
        findings(new FakeSurroundings().oldDefinition(), healthy()),
        "definition aistores.ais.nvidia.com",
        "no history");
  }

  @Test
  void missingRightsAreWrong() {
    assertWrong(
        findings(new FakeSurroundings().forbidding("patch"), healthy()),
        "your rights to aistores.ais.nvidia.com",
        "may not patch");
  }

  @Test
  void whoLooksAfterOneKindNeedsNoRightsToAnother() {
    FakeCluster both = cluster().knowing(Samples.AISTORE, Samples.DRIVER);
    List<Finding> findings =
        new Examination(both, new FakeSurroundings().hiding(Samples.DRIVER), Optional.empty())
            .findings("ais");
    assertThat(findings)
        .filteredOn(
            finding -> finding.about().equals("your rights to deployments.pmem-csi.intel.com"))
        .extracting(Finding::level, Finding::sentence)
        .containsExactly(
            tuple(
                Finding.Level.NOTE,
                "you may not get, list, patch them: ask for a ClusterRole with these verbs on"
                    + " deployments.pmem-csi.intel.com"));
  }

  @Test
  void aDeploymentThatIsNotReadyIsWrong() {
    assertWrong(
        findings(new FakeSurroundings().deployment("worker", 0), healthy()),
        "worker",
        "kubectl -n windlass-system describe deployment windlass-worker");
  }

  @Test
  void aWebhookThatNobodyServesIsWrong() {
    assertWrong(
        findings(new FakeSurroundings().webhook(), healthy()),
        "webhook check.windlass.io",
        "Service w/hook");
  }

  @Test
  void aWebhookThatNobodyTrustsIsWrong() {
    Map.of("", "has no caBundle", "IQ==", "is damaged", Authorities.ENDED, "has ended")
        .forEach(
            (bundle, sentence) ->
                assertWrong(
                    findings(new FakeSurroundings().webhookTrusting(bundle), healthy()),
                    "webhook check.windlass.io",
                    sentence));
  }

  @Test
  void withoutAWebhookItSaysHowToGetIt() {
    assertThat(findings(new FakeSurroundings(), healthy()))
        .anyMatch(finding -> finding.sentence().contains("deploy/kubernetes/webhook.yaml"))
        .noneMatch(Finding::isWrong);
  }

  @Test
  void aSilentTemporalIsWrong() {
    List<Finding> findings =
        findings(
            new FakeSurroundings(),
            ServerState.unreachable("there:7233", "default", "it does not answer"));
    assertWrong(findings, "Temporal at there:7233", "does not answer");
  }

  @Test
  void missingNamespaceAttributesAndPollersAreWrong() {
    assertWrong(
        findings(new FakeSurroundings(), state("it is not known", ATTRIBUTES, ALL)),
        "Temporal namespace default",
        "namespace create");
    assertWrong(
        findings(new FakeSurroundings(), state("", Set.of("WindlassKind"), ALL)),
        "search attributes",
        "search-attribute create --namespace default --name WindlassNamespace --type Keyword");
    assertWrong(
        findings(new FakeSurroundings(), state("", ATTRIBUTES, Map.of("windlass", POLLERS))),
        "task queue windlass-data",
        "no worker");
  }

  private static FakeCluster cluster() {
    return FakeCluster.with(Samples.ready());
  }

  private static ServerState healthy() {
    return state("", ATTRIBUTES, ALL);
  }

  private static ServerState state(
      String namespaceProblem, Set<String> attributes, Map<String, List<Poller>> pollers) {
    return new ServerState(
        "there:7233", "default", "", "1.29", namespaceProblem, attributes, pollers);
  }

  private static List<Finding> findings(FakeSurroundings surroundings, ServerState state) {
    Optional<Temporal> temporal = Optional.of(new FakeTemporal(state));
    return new Examination(cluster(), surroundings, temporal).findings("ais");
  }

  private static void assertWrong(List<Finding> findings, String about, String sentence) {
    assertThat(findings)
        .filteredOn(Finding::isWrong)
        .anySatisfy(
            finding -> {
              assertThat(finding.about()).isEqualTo(about);
              assertThat(finding.sentence()).contains(sentence);
            });
  }
}
