package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.aistore.objects.CarriedOver;
import io.windlass.activities.aistore.objects.RestartHash;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in the way of an adoption, and what does not. */
class ObjectTakeoverTest {

  private final FakeApiServer server;

  ObjectTakeoverTest() throws IOException {
    server = new FakeApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static StatefulSet targets() {
    return Demo.DESIRED.nodes(Demo.plain(), DaemonRole.TARGET, new Shape(3, 0), Both.none());
  }

  private ObjectTakeover.Result takeover(StatefulSet live) {
    return new ObjectTakeover(new ServerSide(server.client)).of(targets(), live);
  }

  @Test
  void whatIsAsWantedIsTakenOverAsItIs() {
    ObjectTakeover.Result result = takeover(targets());
    assertThat(result.differences()).isEmpty();
    assertThat(result.objections()).isEmpty();
    assertThat(result.kept().wanted()).isEmpty();
  }

  @Test
  void onlyATemplateThatDiffersIsKept() {
    StatefulSet live = targets();
    live.getSpec().getTemplate().getSpec().getContainers().getFirst().setImagePullPolicy("Never");
    ObjectTakeover.Result result = takeover(live);
    assertThat(result.kept().templates()).containsExactly("StatefulSet demo-target");
    assertThat(result.differences())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.object()).isEqualTo("StatefulSet demo-target");
              assertThat(found.field())
                  .isEqualTo("spec.template.spec.containers[ais-node].imagePullPolicy");
              assertThat(found.theirs()).isEqualTo("Never");
              assertThat(found.ours()).isEqualTo("Always");
              assertThat(found.effect()).contains("until the next upgrade or restart");
            });
  }

  @Test
  void aRolloutThatHasBegunIsTheirsToEnd() {
    StatefulSet live =
        new StatefulSetBuilder(targets())
            .withNewStatus()
            .withReplicas(3)
            .withUpdatedReplicas(1)
            .endStatus()
            .build();
    assertThat(takeover(live).objections())
        .containsExactly(
            "StatefulSet demo-target is in the middle of a rollout: 1 of 3 pods have its template."
                + " Let ais-operator finish it first");
  }

  @Test
  void podsMustFindTheirNamesVolumesAndSelector() {
    StatefulSet named = targets();
    named.getSpec().setServiceName("other");
    assertThat(takeover(named).objections().getFirst()).contains("serviceName other");

    StatefulSet claimed = targets();
    claimed.getSpec().getVolumeClaimTemplates().getFirst().getMetadata().setName("other");
    assertThat(takeover(claimed).objections().getFirst()).contains("claim templates [other]");

    StatefulSet selected = targets();
    selected.getSpec().getSelector().setMatchLabels(Map.of("app", "other"));
    assertThat(takeover(selected).objections().getFirst()).contains("selects pods by other labels");
  }

  @Test
  void theirHashOfTheSameSettingsRestartsNobody() {
    AIStore aistore = Demo.secured();
    aistore.getMetadata().setAnnotations(new HashMap<>(hash("theirs.initial")));
    StatefulSet live = Demo.DESIRED.nodes(aistore, DaemonRole.PROXY, new Shape(1, 0), Both.none());
    live.getSpec().getTemplate().getMetadata().setAnnotations(hash(""));

    Map<String, String> usual = Demo.DESIRED.restartHashes(aistore);
    assertThat(restartHash(Annotations.with(aistore, usual), live)).isNotEmpty();
    Map<String, String> started = Demo.DESIRED.restartHashesAsStarted(aistore);
    AIStore adopted = Annotations.with(aistore, started);
    assertThat(restartHash(adopted, live)).isEmpty();
    assertThat(Demo.DESIRED.restartHashes(adopted)).isEqualTo(started);
  }

  private static Map<String, String> hash(String value) {
    return Map.of(RestartHash.ANNOTATION, value);
  }

  private static String restartHash(AIStore aistore, StatefulSet live) {
    return CarriedOver.of(aistore, Optional.of(live)).restartHash();
  }
}
