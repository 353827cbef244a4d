package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.starter.aistore.AIStoreKind;
import io.windlass.testbed.playground.ControlPlane;
import io.windlass.testbed.playground.PlaygroundDirectory;
import io.windlass.testbed.playground.Tools;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.aistore.resource.NodesStatus;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A cluster that has the original operator's definition installed, of a newer version even: what we
 * write arrives, what we do not know is named and stays, and the spec is never touched.
 */
class TheirDefinitionTest {
  private static final String RESOURCE =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo, namespace: default}
      spec:
        size: 1
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        brandNew: {deep: [1, 2]}
        stateStorage: {emptyDir: {}}
        configToUpdate: {transport: {max_header: 8589934592}}
        proxySpec: {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3}
        targetSpec:
          {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3,
           mounts: [{path: /a, size: 1Gi}]}
      """;

  @Test
  void isGoodEnough() throws IOException {
    PlaygroundDirectory directory =
        new PlaygroundDirectory(Path.of("target", "their-definition")).create();
    ControlPlane.Settings settings = ControlPlane.Settings.of(Tools.locate(), directory, true);
    try (ControlPlane controlPlane = ControlPlane.start(settings);
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
                .build()) {
      install(client);
      resources(client)
          .inNamespace("default")
          .resource(Serialization.unmarshal(RESOURCE, GenericKubernetesResource.class))
          .create();
      GenericKubernetesResource before = read(client);

      CustomResources<AIStore, AIStoreStatus> resources =
          new CustomResources<>(client, AIStore.class);
      ResourceReference reference =
          new ResourceReference("AIStore", "default", "demo", before.getMetadata().getUid(), 1);
      AIStore found = resources.find(reference).orElseThrow();
      assertThat(resources.unknownFields(reference)).containsExactly("spec.brandNew");
      resources.hold(found, "finalize.ais", Map.of("windlass.io/settled-targets", "a"));
      resources.changeStatus(reference, aistore -> status());

      GenericKubernetesResource after = read(client);
      assertThat(after.<Object>get("spec")).isEqualTo(before.<Object>get("spec"));
      assertThat(after.<Object>get("spec", "brandNew")).isEqualTo(Map.of("deep", List.of(1, 2)));
      assertThat(after.getMetadata().getGeneration()).isEqualTo(1);
      assertThat(after.getMetadata().getFinalizers()).containsExactly("finalize.ais");
      assertThat(after.<String>get("status", "state")).isEqualTo("Ready");
      assertThat(after.<List<Map<String, Object>>>get("status", "conditions"))
          .singleElement()
          .satisfies(condition -> assertThat(condition).containsEntry("observedGeneration", 1));
      assertThat(after.<Map<String, Object>>get("status")).containsOnlyKeys("state", "conditions");
      resources.release(resources.find(reference).orElseThrow(), "finalize.ais");
    }
  }

  private static GenericKubernetesResource read(KubernetesClient client) {
    return resources(client).inNamespace("default").withName("demo").require();
  }

  /** By an explicit definition: the API server's own list may lag behind what it serves. */
  private static MixedOperation<GenericKubernetesResource, ?, ?> resources(
      KubernetesClient client) {
    return client.genericKubernetesResources(new AIStoreKind().definition());
  }

  private static AIStoreStatus status() {
    Condition ready =
        new ConditionBuilder()
            .withType("Ready")
            .withStatus("True")
            .withReason("Ready")
            .withMessage("Cluster is ready")
            .withLastTransitionTime("2026-11-21T00:00:00Z")
            .withObservedGeneration(1L)
            .build();
    return new AIStoreStatus(
        ClusterState.READY,
        null,
        null,
        null,
        List.of(ready),
        1L,
        null,
        new NodesStatus("1/1", "1/1"),
        null,
        List.of(),
        null);
  }

  private static void install(KubernetesClient client) throws IOException {
    client.resource(theirs()).create();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("aistores.ais.nvidia.com")
        .waitUntilCondition(
            definition -> definition != null && established(definition), 1, TimeUnit.MINUTES);
  }

  private static boolean established(CustomResourceDefinition definition) {
    return Stream.ofNullable(definition.getStatus())
        .flatMap(status -> Stream.ofNullable(status.getConditions()))
        .flatMap(List::stream)
        .anyMatch(one -> one.getType().equals("Established") && one.getStatus().equals("True"));
  }

  /** Theirs has no status of ours, demands conditions, has fewer rules, and one field more. */
  private static String theirs() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    Path ours = Path.of("../deploy/crds/aistores.ais.nvidia.com.yaml");
    ObjectNode definition = (ObjectNode) yaml.readTree(ours.toFile());
    ObjectNode version = (ObjectNode) definition.at("/spec/versions/0");
    version.remove("additionalPrinterColumns");
    ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
    ObjectNode status = (ObjectNode) schema.at("/properties/status");
    ((ObjectNode) status.get("properties"))
        .remove(List.of("observedGeneration", "operation", "nodes"));
    status.putArray("required").add("conditions");
    ObjectNode spec = (ObjectNode) schema.at("/properties/spec");
    spec.remove("x-kubernetes-validations");
    ((ObjectNode) spec.get("properties"))
        .putObject("brandNew")
        .put("type", "object")
        .put("x-kubernetes-preserve-unknown-fields", true);
    return yaml.writeValueAsString(definition);
  }
}
