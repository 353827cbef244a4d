package io.windlass.starter.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.windlass.starter.aistore.AIStoreKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnersTest {

  private static final List<ResourceKind> KINDS = List.of(new AIStoreKind());

  private static ConfigMap ownedBy(String apiVersion, String kind) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace("ais")
        .withName("demo-global-cm")
        .addNewOwnerReference()
        .withApiVersion(apiVersion)
        .withKind(kind)
        .withName("demo")
        .withUid("uid-1")
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  @Test
  void findsTheOwnerByGroupAndKind() {
    ConfigMap object = ownedBy("ais.nvidia.com/v1beta1", "AIStore");
    assertThat(Owners.keys(object, KINDS))
        .containsExactly(new ResourceKey("AIStore", "ais", "demo"));
    assertThat(Owners.uids(object, KINDS)).containsExactly("uid-1");
  }

  @Test
  void othersOwnersAreNotOurs() {
    assertThat(Owners.keys(ownedBy("ais.nvidia.com/v1beta1", "AIStoreAuth"), KINDS)).isEmpty();
    assertThat(Owners.keys(ownedBy("example.com/v1", "AIStore"), KINDS)).isEmpty();
  }

  @Test
  void anOwnerMayBeInNoNamespace() {
    ConfigMap object = ownedBy("example.com/v1", "Driver");
    assertThat(Owners.keys(object, List.of(new AIStoreKind(), new UnboundKind())))
        .containsExactly(new ResourceKey("Driver", "", "demo"))
        .hasToString("[Driver demo]");
  }

  @Test
  void anObjectWithoutOwnerIsNobodys() {
    ConfigMap alone = new ConfigMapBuilder().withNewMetadata().endMetadata().build();
    assertThat(Owners.uids(alone, KINDS)).isEmpty();
  }
}
