package io.windlass.starter.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.windlass.starter.aistore.AIStoreKind;
import io.windlass.starter.resource.RawResource;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatusPatchTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TinyApiServer server = new TinyApiServer();
  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(server.config()).build();
  private final ResourceReports reports = new ResourceReports(new StatusPatch(client), () -> NOW);

  StatusPatchTest() throws IOException {}

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private RawResource known() {
    return new RawResource(
        client
            .getKubernetesSerialization()
            .unmarshal(server.resource(), GenericKubernetesResource.class));
  }

  @Test
  void writesOneConditionBesideTheOthers() {
    server.conditions = "[{\"type\":\"Created\",\"status\":\"True\",\"later\":\"field\"}]";
    reports.accepted(new AIStoreKind(), known());
    assertThat(server.patches).hasSize(1);
    assertThat(server.patches.getFirst())
        .contains("/namespaces/ais/aistores/demo/status")
        .contains("\"later\":\"field\"")
        .contains("\"reason\":\"Accepted\"");
  }

  @Test
  void readsAgainWhenSomebodyWasFaster() {
    RawResource old = known();
    server.version = 7;
    server.conditions = "[{\"type\":\"Created\",\"status\":\"True\"}]";
    reports.accepted(new AIStoreKind(), old);
    assertThat(server.patches).hasSize(1);
    assertThat(server.patches.getFirst()).contains("\"Created\"");
  }

  @Test
  void leavesItWhenTheWorkflowSpokeMeanwhile() {
    RawResource old = known();
    server.version = 7;
    server.conditions =
        "[{\"type\":\"Progressing\",\"status\":\"False\",\"reason\":\"Converged\",\"observedGeneration\":2}]";
    reports.accepted(new AIStoreKind(), old);
    assertThat(server.patches).isEmpty();
  }

  @Test
  void writesNothingToAnotherLife() {
    RawResource old = known();
    server.version = 7;
    server.uid = "uid-2";
    reports.accepted(new AIStoreKind(), old);
    assertThat(server.patches).isEmpty();
  }
}
