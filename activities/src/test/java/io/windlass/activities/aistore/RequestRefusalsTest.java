package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestRefusalsTest {

  @Test
  void onlyANodeOfTheClusterIsReplaced() {
    assertThat(replacing("demo-target-2 monday")).isEmpty();
    assertThat(replacing("demo-target-2 without-its-data monday")).isEmpty();
    assertThat(replacing("demo-target-3 monday"))
        .hasValue(
            "node: \"demo-target-3\" is no node of this cluster; write one of demo-proxy-0, demo-target-0 to demo-target-2");
  }

  private static Optional<String> replacing(String text) {
    GenericKubernetesResource found =
        Serialization.unmarshal(
            """
            apiVersion: ais.nvidia.com/v1beta1
            kind: AIStore
            metadata: {name: demo, namespace: ais}
            spec: {proxySpec: {size: 1}, targetSpec: {size: 3, mounts: []}}
            """,
            GenericKubernetesResource.class);
    return RequestRefusals.of(found, Request.REPLACE_NODE, text);
  }
}
