package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be applied without touching a pod, in the order in which pods need it. */
class OwnedObjectsTest {

  @Test
  void comeInTheOrderInWhichPodsNeedThem() {
    assertThat(OwnedObjects.quiet(Clusters.context("{targetSpec: {pdb: {enabled: true}}}")))
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .containsExactly(
            "ServiceAccount demo-sa",
            "Role demo-role",
            "RoleBinding demo-rb",
            "ConfigMap demo-global-cm",
            "ConfigMap demo-proxy",
            "Service demo-proxy",
            "ConfigMap demo-target",
            "Service demo-target",
            "PodDisruptionBudget demo-target");
  }

  @Test
  void aBudgetIsThereOnlyWhenItIsAskedFor() {
    assertThat(TargetDisruptionBudget.of(Clusters.context("{}"))).isEmpty();
    assertThat(TargetDisruptionBudget.of(Clusters.context("{targetSpec: {pdb: {}}}"))).isEmpty();
  }

  @Test
  void allAreOwnedByTheResource() {
    assertThat(OwnedObjects.quiet(Clusters.context("{}")))
        .allSatisfy(
            object ->
                assertThat(object.getMetadata().getOwnerReferences())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.getController()).isTrue())
                    .satisfies(owner -> assertThat(owner.getName()).isEqualTo("demo")));
  }
}
