package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Growing the cluster and noting a hash restart nobody. */
class CarriedOverTest {

  @Test
  void addingTargetsLeavesTheTemplateOfProxiesAsItIs() {
    var live = ProxyStatefulSet.of(Clusters.context("{}"));
    var grown = Clusters.with("{targetSpec: {size: 9}}");
    var context = ClusterContext.of(grown, Clusters.DOMAIN);

    var carried = context.with(CarriedOver.of(grown, Optional.of(live)));

    assertThat(carried.carriedOver().foundingTargets()).isEqualTo(3);
    assertThat(ProxyStatefulSet.of(carried).getSpec().getTemplate())
        .isEqualTo(live.getSpec().getTemplate());
    assertThat(ProxyStatefulSet.of(context).getSpec().getTemplate())
        .as("without carrying over")
        .isNotEqualTo(live.getSpec().getTemplate());
  }

  @Test
  void aNewClusterWaitsForTheTargetsThatItWants() {
    assertThat(CarriedOver.ofNewCluster(Clusters.with("{targetSpec: {size: 5}}")))
        .isEqualTo(new CarriedOver(5, "", Optional.empty()));
  }

  @Test
  void theInitialHashOfTheResourceRestartsNobody() {
    assertThat(CarriedOver.ofNewCluster(annotated("abc.initial")).restartHash()).isEmpty();
    assertThat(CarriedOver.ofNewCluster(annotated("abc")).restartHash()).isEqualTo("abc");
  }

  private static AIStore annotated(String hash) {
    return Clusters.merged(
        "metadata: {annotations: {%s: %s}}".formatted(RestartHash.ANNOTATION, hash));
  }
}
