package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.aistore.objects.ClusterContext.Replicas;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash changes with the template, and with nothing else. */
class TemplateHashTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{nodeImage: other}",
        "{targetSpec: {env: [{name: A, value: b}]}}",
        "{targetSpec: {resources: {limits: {cpu: 2}}}}",
        "{targetSpec: {annotations: {a: b}}}",
        "{targetSpec: {tolerations: [{key: a}]}}"
      })
  void followsTheTemplate(String spec) {
    assertThat(ofTargets(Clusters.context(spec))).isNotEqualTo(ofTargets(Clusters.context("{}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{targetSpec: {size: 7}}",
        "{configToUpdate: {log: {level: \"5\"}}}",
        "{targetSpec: {scaleDownMode: retain}}"
      })
  void ignoresWhatPodsDoNotSee(String spec) {
    assertThat(ofTargets(Clusters.context(spec))).isEqualTo(ofTargets(Clusters.context("{}")));
  }

  @Test
  void ignoresReplicasAndPartition() {
    var context = Clusters.context("{}");
    var later = context.with(new Replicas(1, 2, 3)).withRebalanceReady(true);

    assertThat(hash(ProxyStatefulSet.of(later))).isEqualTo(hash(ProxyStatefulSet.of(context)));
    assertThat(ProxyStatefulSet.of(later).getSpec().getReplicas()).isEqualTo(1);
    assertThat(TargetStatefulSet.of(later).getSpec().getReplicas()).isEqualTo(2);
  }

  @Test
  void standsOnTheStatefulSetAlone() {
    var statefulSet = TargetStatefulSet.of(Clusters.context("{}"));

    assertThat(hash(statefulSet)).isEqualTo(TemplateHash.of(statefulSet.getSpec().getTemplate()));
    assertThat(statefulSet.getSpec().getTemplate().getMetadata().getAnnotations())
        .doesNotContainKey(TemplateHash.ANNOTATION);
  }

  private static String ofTargets(ClusterContext context) {
    return hash(TargetStatefulSet.of(context));
  }

  private static String hash(StatefulSet statefulSet) {
    var annotations = statefulSet.getMetadata().getAnnotations();
    return Objects.requireNonNull(annotations.get(TemplateHash.ANNOTATION));
  }
}
