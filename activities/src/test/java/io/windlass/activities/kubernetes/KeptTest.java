package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.Kept.Part;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stays of another operator's objects, and for how long. */
class KeptTest {

  private static StatefulSet nodes(String image, String policy) {
    return Serialization.unmarshal(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: demo-target}
        spec:
          replicas: 3
          podManagementPolicy: %s
          template: {spec: {containers: [{name: main, image: %s}]}}
        """
            .formatted(policy, image),
        StatefulSet.class);
  }

  private static final StatefulSet THEIRS = nodes("theirs", "OrderedReady");
  private static final StatefulSet OURS = nodes("ours", "Parallel");

  private static String image(StatefulSet nodes) {
    return nodes.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  @Test
  void aTemplateStaysAsLongAsTheSameIsWanted() {
    Kept kept = Kept.nothing().with(OURS, Part.TEMPLATE);
    StatefulSet applied = kept.over(OURS, THEIRS);
    assertThat(image(applied)).isEqualTo("theirs");
    assertThat(applied.getSpec().getPodManagementPolicy()).isEqualTo("Parallel");
    assertThat(image(kept.over(nodes("newer", "Parallel"), THEIRS))).isEqualTo("newer");
  }

  @Test
  void sizesDoNotMatter() {
    Kept kept = Kept.nothing().with(OURS, Part.TEMPLATE);
    StatefulSet grown = nodes("ours", "Parallel");
    grown.getSpec().setReplicas(5);
    StatefulSet applied = kept.over(grown, THEIRS);
    assertThat(applied.getSpec().getReplicas()).isEqualTo(5);
    assertThat(image(applied)).isEqualTo("theirs");
  }

  @Test
  void onceReplacedATemplateIsNotKeptAnyMore() {
    Kept kept = Kept.nothing().with(OURS, Part.TEMPLATE).with(OURS, Part.FIXED);
    assertThat(kept.unless(List.of(OURS))).isEqualTo(kept);
    Kept left = kept.unless(List.of(nodes("newer", "Parallel")));
    assertThat(left.templates()).isEmpty();
    assertThat(image(left.over(OURS, THEIRS))).isEqualTo("ours");
    assertThat(left.over(OURS, THEIRS).getSpec().getPodManagementPolicy())
        .isEqualTo("OrderedReady");
  }

  @Test
  void itIsRecordedOnTheResource() {
    Kept kept = Kept.nothing().with(OURS, Part.TEMPLATE).with(OURS, Part.FIXED);
    AIStore aistore = new AIStore();
    aistore.getMetadata().setAnnotations(Map.of(Kept.ANNOTATION, kept.annotation()));
    assertThat(Kept.of(aistore)).isEqualTo(kept);
    assertThat(kept.templates()).containsExactly("StatefulSet demo-target");
    assertThat(Kept.nothing().annotation()).isEmpty();
  }
}
