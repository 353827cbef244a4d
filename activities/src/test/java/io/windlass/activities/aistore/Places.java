package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeListBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassListBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where clusters can be: a host, storage classes, and which clusters there are. */
final class Places {

  private final FakeApiServer server;

  private Places(FakeApiServer server) {
    this.server = server;
  }

  /** One host with room, no volumes, no storage class and no cluster. */
  static Places of(FakeApiServer server) {
    Node host =
        Serialization.unmarshal(
            "metadata: {name: a}\nspec: {}\nstatus: {allocatable: {cpu: 64, memory: 64Gi}}",
            Node.class);
    server.put(host);
    server.answers(
        "/api/v1/persistentvolumes",
        Serialization.asJson(new PersistentVolumeListBuilder().build()));
    return new Places(server).classes().aistores();
  }

  /** All of them are for claims that name none. */
  Places classes(String... names) {
    server.answers(
        "/apis/storage.k8s.io/v1/storageclasses",
        Serialization.asJson(
            new StorageClassListBuilder()
                .withItems(Stream.of(names).map(Places::usual).toList())
                .build()));
    return this;
  }

  private static StorageClass usual(String name) {
    return new StorageClassBuilder()
        .withNewMetadata()
        .withName(name)
        .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
        .endMetadata()
        .withProvisioner("csi.example.com")
        .build();
  }

  Places aistores(AIStore... all) {
    server.answers(
        "/apis/ais.nvidia.com/v1beta1/aistores",
        """
        {"apiVersion": "ais.nvidia.com/v1beta1", "kind": "AIStoreList", "metadata": {}, "items": [%s]}
        """
            .formatted(
                Stream.of(all).map(Serialization::asJson).collect(Collectors.joining(", "))));
    return this;
  }
}
