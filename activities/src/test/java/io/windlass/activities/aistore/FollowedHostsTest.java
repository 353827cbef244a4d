package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.FollowedHosts.Followed;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.AutoscaleStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two targets follow the hosts a and b; target 1 waits, and its volume is on b. */
class FollowedHostsTest {

  private FakeApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeApiServer();
    server.put(host("a", "disk: ssd", ""));
    server.put(host("b", "disk: ssd", "unschedulable: true"));
    server.put(host("c", "disk: hdd", ""));
    server.put(
        object(
            StatefulSet.class,
            """
            metadata:
              name: demo-target
              namespace: ais
              uid: set
              ownerReferences:
                - {apiVersion: ais.nvidia.com/v1beta1, kind: AIStore, name: demo, uid: uid-2}
            spec: {replicas: 2, selector: {matchLabels: {a: b}}}
            """));
    server.ending(pod(0, "nodeName: a"));
    server.ending(pod(1, ""));
    server.put(
        object(
            PersistentVolume.class,
            """
            metadata: {name: pv-1}
            spec:
              nodeAffinity:
                required:
                  nodeSelectorTerms:
                    - matchExpressions:
                        - {key: kubernetes.io/hostname, operator: In, values: [b]}
            """));
    claims("volumeName: pv-1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTargetThatWaitsIsWhereItsVolumeIs() {
    assertThat(hosts(following())).isEqualTo(listed(2, "a", "b"));
  }

  @Test
  void oneThatNeverHadAVolumeHoldsNoPlace() {
    claims("");
    assertThat(hosts(following())).isEqualTo(listed(1, "a"));
  }

  @Test
  void aStatefulSetThatIsGoneHadAsManyAsTheStatusSays() {
    server.client.apps().statefulSets().inNamespace("ais").withName("demo-target").delete();
    AIStoreStatus told = AIStoreStatus.EMPTY.following(Optional.of(listed(2)));
    assertThat(hosts(following().with(told))).isEqualTo(listed(2, "a", "b"));
  }

  @Test
  void whatIsAstrayIsTold() {
    server.put(host("a", "disk: hdd", ""));
    Followed followed = FollowedHosts.of(server.client, following());
    assertThat(followed.following().objection())
        .get()
        .satisfies(told -> assertThat(told.message()).contains("demo-target-0", "node a,"));
    assertThat(followed.aistore().getStatus().autoscaleStatus()).isEqualTo(listed(2, "b"));
  }

  @Test
  void aFixedSizeAndADeletionCostNoCall() {
    assertThat(FollowedHosts.of(server.client, Demo.plain()).hosts()).isEmpty();
    AIStore deleted = following();
    deleted.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    assertThat(FollowedHosts.of(server.client, deleted).hosts()).isEmpty();
    assertThat(server.requests("GET")).isEmpty();
  }

  private AutoscaleStatus hosts(AIStore aistore) {
    return FollowedHosts.of(server.client, aistore).hosts().orElseThrow();
  }

  private static AutoscaleStatus listed(int targets, String... names) {
    return new AutoscaleStatus(List.of(), List.of(names), null, targets);
  }

  private static AIStore following() {
    return Serialization.unmarshal(
        Serialization.asYaml(Demo.plain())
            .replace("targetSpec:", "targetSpec:\n    size: -1\n    nodeSelector: {disk: ssd}"),
        AIStore.class);
  }

  private void claims(String volume) {
    PersistentVolumeClaim claim =
        object(
            PersistentVolumeClaim.class,
            "metadata: {name: demo-a-demo-target-1, namespace: ais}\nspec: {%s}".formatted(volume));
    server.put(claim);
    server.answers(
        "/api/v1/namespaces/ais/persistentvolumeclaims",
        Serialization.asJson(new PersistentVolumeClaimListBuilder().withItems(claim).build()));
  }

  private static Pod pod(int ordinal, String spec) {
    return object(
        Pod.class,
        """
        metadata:
          name: demo-target-%d
          namespace: ais
          creationTimestamp: "2026-01-02T00:00:00Z"
          ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: demo-target, uid: set}]
        spec: {%s}
        status: {}
        """
            .formatted(ordinal, spec));
  }

  private static Node host(String name, String label, String spec) {
    return object(
        Node.class,
        """
        metadata: {name: %s, labels: {%s}, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec: {%s}
        """
            .formatted(name, label, spec));
  }

  private static <T extends HasMetadata> T object(Class<T> type, String yaml) {
    return Serialization.unmarshal(yaml, type);
  }
}
