package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.SpecProblems;
import io.windlass.workflows.aistore.simulator.Golden;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Dropped;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Mapped;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Releases as the chart makes them, in both of its shapes, are thought through. */
class TakeOverPlanTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theLastShape() {
    Golden.check("takeover", "last-shape", TakeOverPage.of(ReleaseInTest.last().plan()));
  }

  @Test
  void theOlderShapeWithTheDefaultsThatAreNoJson() {
    Golden.check("takeover", "older-shape", TakeOverPage.of(ReleaseInTest.older().plan()));
  }

  @Test
  void aClusterThatDoesNotAnswerIsStoppedBeforeAnythingIsStopped() {
    TakeOverPlan plan = ReleaseInTest.last().silent("nobody listens").plan();

    Golden.check("takeover", "silent", TakeOverPage.of(plan));
    assertThat(plan.blocked()).isTrue();
    assertThat(plan.steps())
        .flatExtracting(Step::commands)
        .allSatisfy(command -> assertThat(command).startsWith("kubectl").contains(" get "));
  }

  @Test
  void theResourceObeysTheRulesAndHasNoFieldThatNobodyKnows() throws IOException {
    for (ReleaseInTest release : List.of(ReleaseInTest.last(), ReleaseInTest.older())) {
      JsonNode written = new YAMLMapper().readTree(release.plan().resource());
      AIStore aistore = JSON.convertValue(written, AIStore.class);

      assertThat(SpecProblems.blocking(aistore)).isEmpty();
      JsonNode understood = JSON.readTree(JSON.writeValueAsString(aistore.getSpec()));
      written
          .path("spec")
          .properties()
          .forEach(
              field -> {
                if (!field.getKey().equals("adminClient")) {
                  assertThat(understood.path(field.getKey())).isEqualTo(field.getValue());
                }
              });
    }
  }

  @Test
  void everySettingOfTheConfigurationIsToldOnce() throws IOException {
    ReleaseInTest release = ReleaseInTest.last();
    TakeOverPlan plan = release.plan();
    OldConfiguration configuration =
        OldConfiguration.of(release.release(), release.release().targets());

    assertThat(configuration.settings()).hasSizeGreaterThan(60);
    assertThat(configuration.settings().keySet())
        .allSatisfy(
            setting -> {
              String from = "ais-target " + setting;
              long taken = plan.mapped().stream().map(Mapped::from).filter(from::equals).count();
              long left = plan.dropped().stream().map(Dropped::from).filter(from::equals).count();
              assertThat(taken + left).as(setting).isEqualTo(1);
            });
  }

  @Test
  void whatMayBeSecretIsNotShown() {
    TakeOverPlan plan =
        ReleaseInTest.last()
            .configuration(
                "ais-target",
                text -> text.replace("\"auth\": {", "\"auth\": {\"secret\": \"hush\", "))
            .daemons(
                "demo-ais-target",
                set ->
                    set
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv()
                        .stream()
                        .filter(variable -> variable.getName().equals("AIS_DRYOBJSIZE"))
                        .forEach(
                            variable -> {
                              variable.setName("AWS_SECRET");
                              variable.setValue("hush");
                            }))
            .plan();

    assertThat(TakeOverPage.of(plan)).contains("auth.secret", "AWS_SECRET").doesNotContain("hush");
    assertThat(plan.toString()).doesNotContain("hush");
  }

  @Test
  void theWorkflowsPayloadStaysFarBelowWhatTemporalTakes() throws IOException {
    assertThat(JSON.writeValueAsString(ReleaseInTest.last().plan())).hasSizeLessThan(64 * 1024);
  }

  @Test
  void anotherNameAndOtherImages() {
    TakeOverPlan plan =
        ReleaseInTest.last()
            .plan(new TakeOverRequest("ais", "demo", "store", "mine:v5.0", "my-init:v5.0", false));

    assertThat(plan.resource()).contains("name: store", "nodeImage: mine:v5.0");
    assertThat(plan.steps())
        .flatExtracting(Step::commands)
        .anyMatch(line -> line.contains("ais/store/target"));
  }

  @Test
  void namesThatCouldBeCommandsAreRefused() {
    assertThat(ReleaseInTest.request("a; rm -r /").problem())
        .hasValueSatisfying(
            problem -> assertThat(problem).startsWith("name: \"a; rm -r /\" is not a name; write"));
    assertThat(
            new ObjectMapper()
                .convertValue(Map.of("release", "demo"), TakeOverRequest.class)
                .problem())
        .hasValueSatisfying(problem -> assertThat(problem).startsWith("namespace: \"\""));
    assertThat(ReleaseInTest.request("").problem()).isEmpty();
  }
}
