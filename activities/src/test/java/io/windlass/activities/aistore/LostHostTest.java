package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pod whose volume is on worker-3. */
class LostHostTest {

  private static final PodProblem UNSCHEDULABLE =
      new PodProblem(
          Reason.POD_UNSCHEDULABLE,
          "0/3 nodes are available: 3 node(s) didn't match PersistentVolume's node affinity",
          false);
  private static final PodProblem CORDONED =
      new PodProblem(
          Reason.POD_UNSCHEDULABLE, "0/3 nodes are available: 3 node(s) were unschedulable", false);
  private static final PodProblem FULL =
      new PodProblem(
          Reason.POD_UNSCHEDULABLE, "0/3 nodes are available: 3 Insufficient cpu", false);

  private Optional<String> drained = Optional.empty();
  private FakeApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeApiServer();
    server.put(
        object(
            PersistentVolumeClaim.class,
            """
            metadata: {name: data-demo-target-1, namespace: ais}
            spec: {volumeName: pv-1}
            """));
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
                        - {key: kubernetes.io/hostname, operator: In, values: [worker-3]}
            """));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPodThatWaitsForANodeThatIsGoneIsToldHowToBeReplaced() {
    assertThat(behind(pod("", "demo-target-1")))
        .isEqualTo(
            new PodProblem(
                Reason.NODE_LOST,
                "pod demo-target-1: its volumes are on the Kubernetes node worker-3, which is gone. Bring that back; or have the node replaced, without what it alone has: annotation windlass.io/replace-node='demo-target-1 without-its-data'",
                true));
    server.put(node("True"));
    assertThat(behind(pod("", "demo-target-1"))).isEqualTo(UNSCHEDULABLE);
  }

  @Test
  void aPodWhoseNodeHasLostItsLabelsIsToldSo() {
    server.put(node("True"));
    assertThat(behind(pod("nodeSelector: {disk: ssd},", "demo-target-1")))
        .isEqualTo(
            new PodProblem(
                Reason.NODE_LOST,
                "pod demo-target-1: its volumes are on the Kubernetes node worker-3, which has not the labels {disk=ssd}. Give it those back; or have the node replaced, without what it alone has: annotation windlass.io/replace-node='demo-target-1 without-its-data'",
                true));
  }

  @Test
  void aPodOnANodeThatDoesNotAnswerNamesIt() {
    server.put(node("Unknown"));
    assertThat(behind(pod("nodeName: worker-3,", "demo-target-1")).message())
        .contains("its Kubernetes node worker-3 does not answer", "kubectl delete node worker-3");
    server.put(node("True"));
    assertThat(behind(pod("nodeName: worker-3,", "demo-target-1"))).isEqualTo(UNSCHEDULABLE);
  }

  @Test
  void aPodThatWaitsForACordonedNodeIsTold() {
    server.put(cordoned());
    PodProblem told = behind(pod("", "demo-target-1"));
    assertThat(told.reason()).isEqualTo(Reason.NODE_CORDONED);
    assertThat(told.lasting()).isTrue();
    assertThat(told.message()).contains("kubectl uncordon worker-3", "without-its-data");
  }

  @Test
  void withADrainNothingIsAmissWithIt() {
    server.put(cordoned());
    drained = Optional.of("worker-3");
    PodProblem waits =
        new PodProblem(
            Reason.DRAINED,
            "demo-target-1 waits for the Kubernetes node worker-3, which is drained. When it is serviced, uncordon it (kubectl uncordon worker-3)",
            true);
    assertThat(behind(pod("", "demo-target-1"))).isEqualTo(waits);
    drained = Optional.of("worker-4");
    assertThat(behind(pod("", "demo-target-1")).reason()).isEqualTo(Reason.NODE_CORDONED);
  }

  @Test
  void itIsLookedForWhereItMayBeTheCause() {
    PodProblem stuck = new PodProblem(Reason.POD_STUCK, "it does not become ready", false);
    PodProblem image = new PodProblem(Reason.IMAGE_PULL_FAILED, "no such image", true);
    assertThat(LostHost.matters(UNSCHEDULABLE, false)).isTrue();
    assertThat(LostHost.matters(CORDONED, false)).isTrue();
    assertThat(LostHost.matters(FULL, false)).isFalse();
    assertThat(LostHost.matters(FULL, true)).isTrue();
    assertThat(LostHost.matters(stuck, false)).isFalse();
    assertThat(LostHost.matters(stuck, true)).isTrue();
    assertThat(LostHost.matters(image, true)).isFalse();
  }

  private PodProblem behind(Pod pod) {
    return new LostHost(server.client, pod, drained).behind(UNSCHEDULABLE);
  }

  private static Pod pod(String place, String name) {
    return object(
        Pod.class,
        """
        metadata: {name: %s, namespace: ais}
        spec: {%s volumes: [{name: data, persistentVolumeClaim: {claimName: data-demo-target-1}}]}
        """
            .formatted(name, place));
  }

  private static Node node(String ready) {
    return object(
        Node.class,
        """
        metadata: {name: worker-3}
        status: {conditions: [{type: Ready, status: "%s"}]}
        """
            .formatted(ready));
  }

  private static Node cordoned() {
    return new NodeBuilder(node("True")).withNewSpec().withUnschedulable(true).endSpec().build();
  }

  private static <T extends HasMetadata> T object(Class<T> type, String yaml) {
    return new KubernetesSerialization().unmarshal(yaml, type);
  }
}
