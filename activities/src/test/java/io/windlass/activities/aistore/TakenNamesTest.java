package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resource some of whose names are taken: decided, begun and deleted. */
class TakenNamesTest {

  private final FakeApiServer server;
  private final ClusterAccess access;
  private final ClusterNodes nodes;

  TakenNamesTest() throws IOException {
    server = new FakeApiServer();
    access = Demo.access(server, Duration.ofSeconds(30));
    nodes = new ClusterNodes(access);
  }

  @BeforeEach
  void create() {
    server.put(Demo.plain());
    Places.of(server).classes("local");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Decision<AIStoreStep> decide() {
    ResourceReference reference = new ResourceReference("AIStore", "ais", "demo", Demo.UID, 1);
    ReconcileRequest request = new ReconcileRequest(reference, Cause.RESYNC);
    return new AIStoreLookActivitiesImpl(access)
        .decide(new DecideRequest(request, new PlanRequest.Run("aistore/ais/demo", "run"), ""));
  }

  private static StatefulSet proxies(AIStore aistore) {
    return Demo.DESIRED.nodes(aistore, DaemonRole.PROXY, new Shape(1, 0), Both.none());
  }

  @Test
  void whereAllNamesAreFreeAClusterIsBegun() {
    assertThat(decide()).isEqualTo(new Decision.Operate<>(Operation.DEPLOY, Reason.NEW_CLUSTER, 1));
  }

  @Test
  void aNameThatIsTakenIsToldBeforeAnythingIsBegun() {
    server.put(Demo.foreign(Demo.service()));
    server.put(Demo.foreign(proxies(Demo.plain())));

    assertThat(decide())
        .isInstanceOfSatisfying(
            Decision.Stalled.class,
            stalled -> {
              assertThat(stalled.reason()).isEqualTo(Reason.FOREIGN_OBJECT);
              assertThat(stalled.message()).contains("Service demo-target, StatefulSet demo-proxy");
            });
    assertThat(server.requests("PATCH"))
        .containsExactly(FakeApiServer.path(Demo.plain()) + "/status");
  }

  @Test
  void whatAnEarlierResourceLeftIsWaitedFor() {
    server.put(Demo.owned(proxies(Demo.plain()), Demo.earlier()));
    assertThatThrownBy(this::decide).hasMessageContaining("StatefulSet demo-proxy");
    assertThat(server.requests("PATCH")).isEmpty();
  }

  @Test
  void aStatefulSetThatCameSinceTheDecisionIsNotApplied() {
    server.put(Demo.foreign(proxies(Demo.plain())));
    ApplyNodes step = new ApplyNodes(DaemonRole.PROXY, 1, 0, Reason.NEW_CLUSTER);
    assertThatThrownBy(() -> nodes.apply(Demo.plain(), List.of(step)))
        .hasMessageContaining("StatefulSet demo-proxy");
    assertThat(server.requests("PATCH")).isEmpty();
  }

  @Test
  void aBudgetThatIsNoLongerWantedGoesWithTheFoundation() {
    nodes.applyFoundation(Demo.withBudget());
    assertThat(server.has(Demo.budget())).isTrue();

    nodes.applyFoundation(Demo.plain());
    assertThat(server.has(Demo.budget())).isFalse();
    assertThat(Demo.DESIRED.foundation(Demo.plain())).allMatch(server::has);
  }

  @Test
  void aDeletionLeavesOnlyWhatIsSomebodyElses() {
    HasMetadata service = Demo.foreign(Demo.service());
    StatefulSet targets =
        Demo.DESIRED.nodes(Demo.plain(), DaemonRole.TARGET, new Shape(1, 0), Both.none());
    HasMetadata proxies = Demo.foreign(proxies(Demo.plain()));
    Demo.DESIRED.foundation(Demo.withBudget()).forEach(server::put);
    List.of(service, targets, proxies).forEach(server::put);

    AIStore deleted = Demo.plain();
    deleted.getMetadata().setDeletionTimestamp("2026-11-21T00:00:00Z");
    nodes.remove(deleted, new RemoveNodes(DaemonRole.TARGET, Reason.DELETED));
    nodes.remove(deleted, new RemoveNodes(DaemonRole.PROXY, Reason.DELETED));
    nodes.removeFoundation(deleted);

    assertThat(Demo.DESIRED.foundation(Demo.withBudget()))
        .filteredOn(server::has)
        .extracting(Ownership::title)
        .containsExactly("Service demo-target");
    assertThat(server.has(targets)).isFalse();
    assertThat(server.has(proxies)).isTrue();
  }

  @Test
  void aRemovalThatIsTakenUpAgainWaitsForThePods() {
    server.ending(ending("demo-target-0"));
    server.ending(ending("demo-target-1"));
    AIStore deleted = Demo.plain();
    deleted.getMetadata().setDeletionTimestamp("2026-11-21T00:00:00Z");

    nodes.remove(deleted, new RemoveNodes(DaemonRole.TARGET, Reason.DELETED));

    assertThat(server.requests("GET")).filteredOn(path -> path.endsWith("/pods")).hasSize(3);
  }

  private static Pod ending(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withDeletionTimestamp(Instant.now().toString())
        .addNewOwnerReference()
        .withApiVersion("apps/v1")
        .withKind("StatefulSet")
        .withName("demo-target")
        .withUid("uid-of-a-set-that-is-gone")
        .endOwnerReference()
        .endMetadata()
        .build();
  }
}
