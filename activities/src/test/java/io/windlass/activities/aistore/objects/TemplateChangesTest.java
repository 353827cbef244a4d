package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.windlass.activities.aistore.objects.ClusterContext.Replicas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change of the resource restarts, and what it does not. */
class TemplateChangesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{nodeImage: other}",
        "{targetSpec: {env: [{name: A, value: b}]}}",
        "{targetSpec: {resources: {limits: {cpu: 2}}}}",
        "{targetSpec: {annotations: {a: b}}}",
        "{targetSpec: {tolerations: [{key: a}]}}"
      })
  void whatPodsSeeRestartsThem(String spec) {
    assertThat(ofTargets(Clusters.context(spec))).isNotEqualTo(ofTargets(Clusters.context("{}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{targetSpec: {size: 7}}",
        "{configToUpdate: {log: {level: \"5\"}}}",
        "{targetSpec: {scaleDownMode: retain}}"
      })
  void whatPodsDoNotSeeRestartsNobody(String spec) {
    assertThat(ofTargets(Clusters.context(spec))).isEqualTo(ofTargets(Clusters.context("{}")));
  }

  @Test
  void neitherReplicasNorPartitionCount() {
    var context = Clusters.context("{}");
    var later = context.with(new Replicas(1, 2, 3)).withRebalanceReady(true);

    assertThat(ofProxies(later)).isEqualTo(ofProxies(context));
    assertThat(ProxyStatefulSet.of(later).getSpec().getReplicas()).isEqualTo(1);
    assertThat(TargetStatefulSet.of(later).getSpec().getReplicas()).isEqualTo(2);
  }

  private static PodTemplateSpec ofTargets(ClusterContext context) {
    return TargetStatefulSet.of(context).getSpec().getTemplate();
  }

  private static PodTemplateSpec ofProxies(ClusterContext context) {
    return ProxyStatefulSet.of(context).getSpec().getTemplate();
  }
}
