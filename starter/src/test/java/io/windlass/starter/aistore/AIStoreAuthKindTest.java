package io.windlass.starter.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.OwnedObject;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AIStoreAuthKindTest {

  private static final String TOKENS =
      """
      apiVersion: auth.ais.nvidia.com/v1alpha1
      kind: AIStoreAuth
      metadata:
        name: tokens
        namespace: ais
        uid: uid-1
        finalizers: [auth.ais.nvidia.com/finalizer]
      spec:
        externalAccess: {nodePort: {}}
      """;

  @Test
  void oneThatIsScaledWasChangedByOthers() {
    assertThat(drift(1, 1)).noneMatch(word -> word.contains("uid-2"));
    assertThat(drift(0, 1)).contains("unready-uid-2-0of1");
    assertThat(drift(0, 0)).contains("changed-uid-2-7");
    assertThat(drift(2, 2)).contains("changed-uid-2-7");
  }

  private static Set<String> drift(int ready, int replicas) {
    ObjectName name = new ObjectName("Deployment", "tokens");
    OwnedObject deployment = new OwnedObject(name, "uid-2", "7", false, ready, replicas);
    return read().view(new AIStoreAuthKind(), List.of(deployment)).drift();
  }

  private static RawResource read() {
    return new RawResource(
        new KubernetesSerialization().unmarshal(TOKENS, GenericKubernetesResource.class));
  }

  @Test
  void expectsWhatTheSpecAsksFor() {
    ResourceView view = read().view(new AIStoreAuthKind(), List.of());
    assertThat(view.reference().workflowId()).isEqualTo("aistoreauth/ais/tokens");
    assertThat(view.finalizer()).isTrue();
    assertThat(view.expected().stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            "deployment/tokens",
            "configmap/tokens-config",
            "service/tokens",
            "service/tokens-nodeport");
  }
}
