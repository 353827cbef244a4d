package io.windlass.starter.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import org.junit.jupiter.api.Test;

class OwnedObjectsTest {

  private static ManagedFieldsEntry entry(String manager, int second, String subresource) {
    return new ManagedFieldsEntryBuilder()
        .withManager(manager)
        .withTime("2026-01-01T00:00:%02dZ".formatted(second))
        .withSubresource(subresource)
        .build();
  }

  private static boolean changed(ManagedFieldsEntry... entries) {
    return OwnedObjects.of(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("demo-proxy")
                .withManagedFields(entries)
                .endMetadata()
                .build())
        .changedByOthers();
  }

  @Test
  void whatWindlassWroteLastIsAsItShouldBe() {
    assertThat(changed(entry("windlass", 5, ""))).isFalse();
    assertThat(changed(entry("kubectl-edit", 4, ""), entry("windlass", 5, ""))).isFalse();
  }

  @Test
  void whatSomebodyElseWroteLastIsAChange() {
    assertThat(changed(entry("windlass", 5, ""), entry("kubectl-edit", 6, ""))).isTrue();
    assertThat(changed(entry("ais-operator", 6, ""))).isTrue();
  }

  @Test
  void scalingIsAChangeToo() {
    assertThat(changed(entry("windlass", 5, ""), entry("kubectl", 6, "scale"))).isTrue();
  }

  @Test
  void aTieMightBeAChange() {
    assertThat(changed(entry("windlass", 5, ""), entry("kubectl-edit", 5, ""))).isTrue();
  }

  @Test
  void statusAndKubernetesOwnControllersDoNotCount() {
    assertThat(changed(entry("windlass", 5, ""), entry("somebody", 6, "status"))).isFalse();
    assertThat(changed(entry("windlass", 5, ""), entry("kube-controller-manager", 6, "")))
        .isFalse();
  }

  @Test
  void aStatefulSetIsUnreadyUntilAllItsPodsServe() {
    StatefulSetBuilder nodes =
        new StatefulSetBuilder()
            .withNewMetadata()
            .withName("demo-target")
            .endMetadata()
            .withNewSpec()
            .withReplicas(3)
            .endSpec();
    assertThat(OwnedObjects.of(nodes.build()).unready()).isTrue();
    assertThat(
            OwnedObjects.of(nodes.withNewStatus().withReadyReplicas(3).endStatus().build())
                .unready())
        .isFalse();
  }
}
