package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void loadBalancersAreOneForTheProxiesAndOneForEachTarget() {
    assertThat(names("{enableExternalLB: true, targetSpec: {size: 2}}"))
        .contains("Service demo-proxy-lb", "Service demo-target-0", "Service demo-target-1")
        .doesNotContain("Service demo-target-2");
    assertThat(names("{proxySpec: {externalAccess: {}}}"))
        .contains("Service demo-proxy-lb")
        .doesNotContain("Service demo-target-0");
    assertThat(names("{targetSpec: {externalAccess: {}}}"))
        .contains("Service demo-target-0")
        .doesNotContain("Service demo-proxy-lb");
  }

  @Test
  void whatIsNotWantedIsLookedFor() {
    assertThat(OwnedObjects.unwanted(Clusters.context("{adminClient: {enabled: false}}")))
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .containsExactly("PodDisruptionBudget demo-target", "Deployment demo-client");
    assertThat(
            OwnedObjects.unwanted(
                Clusters.context("{adminClient: {}, targetSpec: {pdb: {enabled: true}}}")))
        .isEmpty();
  }

  private static List<String> names(String spec) {
    return OwnedObjects.quiet(Clusters.context(spec)).stream()
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
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
