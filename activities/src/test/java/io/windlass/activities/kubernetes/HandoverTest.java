package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has an object in hand, and what a handover makes of its managed fields. */
class HandoverTest {

  private static final Handover HANDOVER = new Handover("other-operator", "manager");
  private static final Instant NOW = Instant.parse("2026-11-29T05:00:00Z");

  private static final String CREATED =
      """
      {manager: manager, operation: Update, apiVersion: apps/v1, time: "2026-11-28T00:00:00Z",
       fieldsType: FieldsV1, fieldsV1: {"f:metadata": {"f:labels": {"f:app": {}}},
       "f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers":
       {'k:{"name":"main"}': {".": {}, "f:name": {}, "f:image": {}, "f:tty": {}}}}}}}}
      """;

  private static final String STATUS =
      """
      {manager: kube-controller-manager, operation: Update, subresource: status,
       apiVersion: apps/v1, time: "2026-11-28T00:00:09Z", fieldsType: FieldsV1,
       fieldsV1: {"f:status": {"f:replicas": {}}}}
      """;

  private static StatefulSet live(String... entries) {
    return Serialization.unmarshal(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: demo
          labels: {app: demo}
          managedFields: [%s]
        spec:
          replicas: 1
          template: {spec: {containers: [{name: main, image: one, tty: true}]}}
        """
            .formatted(String.join(", ", entries)),
        StatefulSet.class);
  }

  private static String entry(String manager, String time, String fields) {
    return "{manager: %s, operation: Apply, apiVersion: apps/v1, time: \"%s\", fieldsType: FieldsV1, fieldsV1: %s}"
        .formatted(manager, time, fields);
  }

  @Test
  void whatWindlassNeverAppliedIsInTheOthersHand() {
    assertThat(HANDOVER.pending(live(CREATED, STATUS))).isTrue();
    assertThat(HANDOVER.pending(live(entry("other-operator", "2026-11-28T00:00:00Z", "{}"))))
        .isTrue();
    assertThat(HANDOVER.pending(live(STATUS))).isFalse();
    assertThat(HANDOVER.pending(live(entry("kubectl", "2026-11-28T00:00:00Z", "{}")))).isFalse();
    String label =
        "{manager: manager, operation: Update, apiVersion: apps/v1, time: \"2026-11-28T00:00:00Z\", fieldsType: FieldsV1, fieldsV1: {\"f:metadata\": {}}}";
    assertThat(HANDOVER.pending(live(label))).as("many programs are called so").isFalse();
  }

  @Test
  void whoAppliesLastHasItInHand() {
    String ours = entry("windlass", "2026-11-28T00:00:05Z", "{}");
    assertThat(HANDOVER.pending(live(CREATED, ours))).isFalse();
    assertThat(HANDOVER.pending(live(ours, entry("other-operator", "2026-11-28T00:00:04Z", "{}"))))
        .isFalse();
    assertThat(HANDOVER.pending(live(ours, entry("other-operator", "2026-11-28T00:00:05Z", "{}"))))
        .isTrue();
  }

  @Test
  void theSpecChangesHandsAndNothingIsLost() {
    String theirs =
        entry("other-operator", "2026-11-28T00:00:00Z", "{\"f:spec\": {\"f:serviceName\": {}}}");
    String users = entry("kubectl", "2026-11-28T00:00:01Z", "{\"f:metadata\": {}}");
    List<ManagedFieldsEntry> after =
        HANDOVER.entriesAfter(live(CREATED, theirs, users, STATUS), NOW);
    assertThat(after)
        .extracting(ManagedFieldsEntry::getManager)
        .containsExactly("manager", "kubectl", "kube-controller-manager", "windlass");
    assertThat(text(after.getFirst())).doesNotContain("f:spec").contains("f:labels");
    assertThat(after.getLast().getOperation()).isEqualTo("Apply");
    assertThat(after.getLast().getTime()).isEqualTo(NOW.toString());
    assertThat(text(after.getLast()))
        .contains("f:serviceName", "f:replicas", "f:tty")
        .doesNotContain("f:labels");
  }

  @Test
  void aSecondHandoverChangesNothingMore() {
    StatefulSet once = live(CREATED);
    once.getMetadata().setManagedFields(HANDOVER.entriesAfter(once, NOW));
    assertThat(HANDOVER.pending(once)).isFalse();
    assertThat(HANDOVER.entriesAfter(once, NOW)).isEqualTo(once.getMetadata().getManagedFields());
  }

  @Test
  void whatOnlyTheOtherOwnsGoesWithAnApply() {
    String ours =
        entry(
            "windlass",
            "2026-11-28T00:00:05Z",
            "{\"f:spec\": {\"f:replicas\": {}, \"f:template\": {\"f:spec\": {\"f:containers\": {'k:{\"name\":\"main\"}': {\".\": {}, \"f:name\": {}, \"f:image\": {}}}}}}}");
    StatefulSet applied = live(CREATED, ours);
    ObjectNode tree = Serialization.jsonMapper().valueToTree(applied);
    assertThat(HANDOVER.removeOrphans(applied, tree)).isTrue();
    assertThat(tree.at("/spec/template/spec/containers/0/image").asText()).isEqualTo("one");
    assertThat(tree.at("/spec/template/spec/containers/0").has("tty")).isFalse();
    assertThat(tree.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(tree.at("/metadata/labels/app").asText()).isEqualTo("demo");

    StatefulSet alone = live(CREATED);
    ObjectNode emptied = Serialization.jsonMapper().valueToTree(alone);
    assertThat(HANDOVER.removeOrphans(alone, emptied)).isTrue();
    assertThat(emptied.at("/spec/template/spec/containers")).isEmpty();
  }

  @Test
  void whatOthersHaveWrittenIsTold() {
    String users =
        entry(
            "kubectl", "2026-11-28T00:00:01Z", "{\"f:metadata\": {\"f:labels\": {\"f:app\": {}}}}");
    String controllers =
        entry("kube-controller-manager", "2026-11-28T00:00:01Z", "{\"f:spec\": {}}");
    assertThat(HANDOVER.ofStrangers(live(CREATED, controllers, STATUS))).isEmpty();
    assertThat(HANDOVER.ofStrangers(live(CREATED, users)))
        .hasSize(1)
        .hasEntrySatisfying(
            "metadata.labels.app", label -> assertThat(label.asText()).isEqualTo("demo"));
    String containers =
        entry(
            "kubectl",
            "2026-11-28T00:00:01Z",
            "{\"f:spec\": {\"f:template\": {\"f:spec\": {\"f:containers\": {'k:{\"name\":\"main\"}': {\"f:stdin\": {}, \"f:tty\": {}}}}}}}");
    assertThat(HANDOVER.ofStrangers(live(containers)))
        .containsOnlyKeys("spec.template.spec.containers[main].tty");
  }

  private static String text(ManagedFieldsEntry entry) {
    return Serialization.asJson(entry.getFieldsV1());
  }
}
