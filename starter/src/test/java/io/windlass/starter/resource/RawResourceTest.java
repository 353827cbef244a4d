package io.windlass.starter.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.aistore.AIStoreKind;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawResourceTest {

  private static RawResource read(String yaml) {
    return new RawResource(
        new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class));
  }

  private static final String DEMO =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata:
        name: demo
        namespace: ais
        uid: uid-1
        generation: 3
        finalizers: [finalize.ais]
        annotations:
          windlass.io/retry: second
          windlass.io/retry-handled: first
      status:
        conditions:
        - {type: Stalled, status: "True", reason: Cancelled, observedGeneration: 3, later: field}
      """;

  @Test
  void readsWhatMatters() {
    ResourceView view = read(DEMO).view(new AIStoreKind(), List.of());
    assertThat(view.reference().workflowId()).isEqualTo("aistore/ais/demo");
    assertThat(view.reference().generation()).isEqualTo(3);
    assertThat(view.finalizer()).isTrue();
    assertThat(view.deleting()).isFalse();
    assertThat(view.demands().of(Demand.RETRY)).contains("second");
    assertThat(view.standing()).isEqualTo(Standing.STALLED_FOR_PERSON);
    assertThat(view.expected())
        .contains(new ObjectName("StatefulSet", "demo-target"))
        .contains(new ObjectName("ConfigMap", "demo-global-cm"))
        .hasSize(10);
  }

  @Test
  void podsCountWhereTheKindNeedsThem() {
    OwnedObject deployment =
        new OwnedObject(new ObjectName("Deployment", "demo"), "uid-2", "5", false, 0, 1);
    assertThat(read(DEMO).view(new UnboundKind(), List.of(deployment)).drift())
        .containsExactly("unready-uid-2-0of1");
    assertThat(read(DEMO).view(new AIStoreKind(), List.of(deployment)).drift())
        .noneMatch(word -> word.startsWith("unready"));
  }

  @Test
  void aKindMayBeInNoNamespace() {
    String driver =
        """
        apiVersion: example.com/v1
        kind: Driver
        metadata: {name: pmem, uid: uid-3}
        """;
    ResourceReference reference = read(driver).reference();
    assertThat(reference.workflowId()).isEqualTo("driver/pmem");
    assertThat(reference.title()).isEqualTo("Driver pmem");
  }

  @Test
  void expectsWhatTheSpecAsksFor() {
    String spec =
        """
        spec:
          size: 3
          adminClient: {}
          targetSpec: {size: 2, externalAccess: {}}
        """;
    assertThat(read(DEMO + spec).view(new AIStoreKind(), List.of()).expected())
        .contains(new ObjectName("Deployment", "demo-client"))
        .contains(new ObjectName("Service", "demo-target-0"))
        .contains(new ObjectName("Service", "demo-target-1"))
        .hasSize(13);
    String both = "spec: {size: 1, enableExternalLB: true, adminClient: {enabled: false}}";
    assertThat(read(DEMO + both).view(new AIStoreKind(), List.of()).expected())
        .contains(new ObjectName("Service", "demo-proxy-lb"))
        .contains(new ObjectName("Service", "demo-target-0"))
        .hasSize(12);
  }

  @Test
  void keepsFieldsOfConditionsThatItDoesNotKnow() {
    assertThat(read(DEMO).conditions().getFirst()).containsEntry("later", "field");
  }

  @Test
  void aRetryThatWasAcceptedIsNoRetry() {
    assertThat(read(DEMO.replace("second", "first")).demands().of(Demand.RETRY)).isEmpty();
  }

  @Test
  void whatIsDoneIsAskedForNoMore() {
    String asked =
        DEMO.replace(
            "    windlass.io/retry: second",
            """
                windlass.io/retry: second
                windlass.io/restart: monday
                windlass.io/certificates: friday
                windlass.io/rebalance: tuesday
                windlass.io/rebalance-done: tuesday
                windlass.io/plan: wednesday
            """
                .stripTrailing());
    Demands demands = read(asked).demands();
    assertThat(demands.of(Demand.REQUEST)).contains("restart=monday certificates=friday");
    assertThat(demands.of(Demand.PLAN)).contains("wednesday");
    RawResource answered =
        read(asked.replace("  conditions:", "  plan: {token: wednesday}\n  conditions:"));
    assertThat(answered.demands().of(Demand.PLAN)).isEmpty();
  }

  @Test
  void thatANodeIsNoLongerToBeReplacedIsAWish() {
    String asked =
        DEMO.replace(
            "    windlass.io/retry: second",
            "    windlass.io/retry: second\n    windlass.io/replace-node: demo-target-1 one");
    assertThat(read(asked).demands().of(Demand.REQUEST)).contains("replace-node=demo-target-1 one");
    assertThat(read(asked).demands().wishes()).isNotEqualTo(read(DEMO).demands().wishes());
  }

  @Test
  void toleratesAnyShape() {
    RawResource odd =
        read(
            """
            apiVersion: ais.nvidia.com/v1beta1
            kind: AIStore
            metadata: {name: demo, namespace: ais, uid: uid-1}
            spec: 7
            status: {conditions: [3, {}]}
            """);
    assertThat(odd.view(new AIStoreKind(), List.of()).standing()).isEqualTo(Standing.UNSEEN);
  }
}
