package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.activities.aistore.RoleObserver.Sign;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the pods of a cluster are found, and which changes of one are news. */
class RoleObjectsTest {

  private static final String POD =
      """
      metadata: {name: demo-target-0, creationTimestamp: "2026-11-21T10:00:00Z"}
      status:
        podIP: %s
        conditions: [{type: Ready, status: "%s"}]
        containerStatuses: [{name: ais-node, state: {running: {}}}]
      """;

  private final FakeApiServer server;

  RoleObjectsTest() throws IOException {
    server = new FakeApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void podsOfBothRolesAreReadByOneCall() {
    StatefulSet proxies = nodes(DaemonRole.PROXY, Map.of());
    StatefulSet targets = nodes(DaemonRole.TARGET, Map.of());
    server.ending(pod("demo-proxy-0", proxies));
    Both<List<Pod>> pods = pods(proxies, targets);
    assertThat(server.requests("GET")).hasSize(1);
    assertThat(pods.proxies()).hasSize(1);
    assertThat(pods.targets()).isEmpty();
  }

  @Test
  void whoHasLeftItsSelectorIsNotCounted() {
    StatefulSet proxies = nodes(DaemonRole.PROXY, Map.of("more", "than"));
    server.ending(pod("demo-proxy-0", nodes(DaemonRole.PROXY, Map.of())));
    assertThat(pods(proxies, nodes(DaemonRole.TARGET, Map.of())).proxies()).isEmpty();
  }

  @Test
  void whoseSelectorIsAnotherIsAskedForAlone() {
    StatefulSet proxies = nodes(DaemonRole.PROXY, Map.of());
    proxies.getSpec().getSelector().setMatchLabels(Map.of("another", "one"));
    pods(proxies, nodes(DaemonRole.TARGET, Map.of()));
    assertThat(server.requests("GET")).hasSize(2);
  }

  @Test
  void onlyWhatALookWouldTellIsNews() {
    Sign ready = sign("10.0.0.1", "True");
    assertThat(sign("10.0.0.2", "True")).isEqualTo(ready);
    assertThat(sign("10.0.0.1", "False")).isNotEqualTo(ready);
  }

  private Both<List<Pod>> pods(StatefulSet proxies, StatefulSet targets) {
    return RoleObjects.pods(
        server.client, Demo.plain(), new Both<>(Optional.of(proxies), Optional.of(targets)));
  }

  private static StatefulSet nodes(DaemonRole role, Map<String, String> more) {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withNamespace("ais")
        .withName("demo-" + role.word())
        .withUid("uid-of-" + role.word())
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .withMatchLabels(Labels.selector("demo", role))
        .addToMatchLabels(more)
        .endSelector()
        .endSpec()
        .build();
  }

  private static Pod pod(String name, StatefulSet owner) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("ais")
        .withName(name)
        .withLabels(owner.getSpec().getSelector().getMatchLabels())
        .addNewOwnerReference()
        .withUid(owner.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static Sign sign(String address, String ready) {
    return Sign.of(
        new KubernetesSerialization().unmarshal(POD.formatted(address, ready), Pod.class));
  }
}
