package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.preflight.ClusterWanted;
import io.windlass.activities.aistore.preflight.Finding;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightLookTest {

  private static final String EARLIER = "2026-01-01T00:00:00Z";
  private static final String LATER = "2026-01-02T00:00:00Z";

  private FakeApiServer server;
  private Places places;

  @BeforeEach
  void start() throws IOException {
    server = new FakeApiServer();
    places = Places.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatBlocksIsARefusalWithAllSentences() {
    List<Finding> findings = look(Demo.plain());
    assertThat(findings).extracting(Finding::reason).containsExactly(Reason.MISSING_REFERENCE);
    assertThat(PreflightLook.refusal(findings))
        .get()
        .satisfies(
            stalled -> {
              assertThat(stalled.reason()).isEqualTo(Reason.MISSING_REFERENCE);
              assertThat(stalled.message()).startsWith("spec.targetSpec.mounts[0].storageClass");
            });
  }

  @Test
  void withADefaultClassNothingIsFoundAndNoPodIsRead() {
    places.classes("fast");
    assertThat(look(Demo.plain())).isEmpty();
    assertThat(PreflightLook.refusal(List.of())).isEmpty();
    assertThat(server.requests("GET")).noneMatch(path -> path.endsWith("/pods"));
    assertThat(server.requests("PATCH")).isEmpty();
    assertThat(server.requests("POST")).isEmpty();
  }

  @Test
  void oneThatWasAskedForEarlierOrWasCompleteIsARival() {
    AIStore own = created(Demo.plain(), "demo", LATER);
    places.aistores(
        own,
        created(Demo.plain(), "older", EARLIER),
        created(Demo.plain(), "younger", "2026-01-03T00:00:00Z"),
        complete(created(Demo.plain(), "younger-but-there", "2026-01-03T00:00:00Z")));
    assertThat(surroundings(own).rivals())
        .extracting(rival -> rival.aistore().getMetadata().getName())
        .containsExactly("older", "younger-but-there");
  }

  @Test
  void ofTwoOfTheSameTimeExactlyOneIsARivalOfTheOther() {
    AIStore one = created(Demo.plain(), "one", EARLIER);
    AIStore other = created(Demo.plain(), "other", EARLIER);
    places.aistores(one, other);
    List<ClusterWanted> rivals =
        Stream.of(one, other).flatMap(each -> surroundings(each).rivals().stream()).toList();
    assertThat(rivals).hasSize(1);
  }

  @Test
  void podsThatHaveEndedTakeNothing() {
    pod("running", "Running");
    pod("over", "Succeeded");
    assertThat(surroundings(Demo.plain()).occupants())
        .singleElement()
        .satisfies(
            occupant -> {
              assertThat(occupant.name()).isEqualTo("running");
              assertThat(occupant.ports()).containsExactly(80);
            });
  }

  private void pod(String name, String phase) {
    server.ending(
        Serialization.unmarshal(
            """
            metadata: {name: %s, namespace: other}
            spec: {nodeName: a, containers: [{name: x, ports: [{containerPort: 8080, hostPort: 80}]}]}
            status: {phase: %s}
            """
                .formatted(name, phase),
            Pod.class));
  }

  private List<Finding> look(AIStore aistore) {
    return new PreflightLook(Demo.access(server, Duration.ofSeconds(1)), aistore).findings();
  }

  private KubernetesSurroundings surroundings(AIStore aistore) {
    return new KubernetesSurroundings(server.client, Demo.DESIRED, aistore);
  }

  private static AIStore created(AIStore aistore, String name, String at) {
    aistore.getMetadata().setName(name);
    aistore.getMetadata().setUid("uid-" + name);
    aistore.getMetadata().setCreationTimestamp(at);
    return aistore;
  }

  private static AIStore complete(AIStore aistore) {
    return Serialization.unmarshal(
        Serialization.asYaml(aistore)
            .replaceAll("(?s)\\nstatus:.*", "\n")
            .concat("status: {conditions: [{type: Created, status: 'True'}]}\n"),
        AIStore.class);
  }
}
