package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.aistore.http.Space;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three targets exist. */
class SurvivorsTest {

  private static final String PLAIN = "{}";
  private static final String MIRRORED = "{mirror: {enabled: true, copies: 2}}";
  private static final String SLICED = "{ec: {enabled: true, data_slices: 1, parity_slices: 1}}";

  @Test
  void theyCanWhenThereIsRoom() {
    assertThat(objection(2, PLAIN, "", 40)).isEmpty();
  }

  @Test
  void eachNeedsRoomForItsShareOfWhatMoves() {
    assertThat(objection(2, PLAIN, "", 63)).isEmpty();
    assertThat(objection(2, PLAIN, "", 64))
        .hasValueSatisfying(
            objection -> {
              assertThat(objection.reason()).isEqualTo(Reason.NO_ROOM);
              assertThat(objection.message())
                  .contains("spec.targetSpec.size is 2", "demo-target-0 has 64.0 GiB of 100.0 GiB");
            });
    assertThat(objection(2, "{space: {out_of_space: 97}}", "", 64)).isEmpty();
  }

  @Test
  void whatSharesAFileSystemNeedsNoMoreRoom() {
    Space shared = new Space(74L << 30, 100L << 30);
    Space later = new Space(shared.used() + (4L << 20), shared.whole());
    Map<String, Space> space = Map.of("id-0", shared, "id-1", later, "id-2", shared);
    assertThat(survivors(1, PLAIN, "").objection(Map::of, () -> space)).isEmpty();
  }

  @Test
  void theyCanWhenNobodyTellsOfSpace() {
    assertThat(survivors(2, PLAIN, "").objection(Map::of, Map::of)).isEmpty();
  }

  @Test
  void copiesAndSlicesNeedTargets() {
    assertThat(objection(1, MIRRORED, "", 1))
        .map(Objection::message)
        .hasValueSatisfying(
            text ->
                assertThat(text).contains("the configuration with mirror.copies needs 2 targets"));
    assertThat(objection(2, MIRRORED, "", 1)).isEmpty();
    assertThat(objection(2, SLICED, "", 1)).map(Objection::reason).hasValue(Reason.TOO_FEW_TARGETS);
    assertThat(survivors(2, PLAIN, "").objection(() -> Map.of("b1", json(SLICED)), Map::of))
        .map(Objection::message)
        .hasValueSatisfying(
            text -> assertThat(text).contains("bucket b1 with erasure coding needs 3 targets"));
  }

  @Test
  void retainedDataNeedsItsClaims() {
    String retain = ", scaleDownMode: retain";
    assertThat(objection(2, MIRRORED, retain, 90)).isEmpty();
    assertThat(objection(2, PLAIN, retain + ", pvcRetentionPolicy: {whenScaled: Delete}", 1))
        .map(Objection::reason)
        .hasValue(Reason.INVALID_SPEC);
  }

  @Test
  void nobodyIsAskedWhenNobodyIsLeftToGo() {
    assertThat(objection(3, SLICED, "", 99)).isEmpty();
  }

  @Test
  void whileOneIsReplacedTheOthersMustHoldItAll() {
    Set<String> away = Set.of("demo-target-1");
    assertThat(survivors(3, SLICED, "", away).objection(Map::of, Map::of))
        .map(Objection::message)
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("while demo-target-1 is away, 2 targets stay", "at least 4"));
    assertThat(survivors(3, MIRRORED, "", away).objection(Map::of, Map::of)).isEmpty();
    assertThat(survivors(3, PLAIN, "", away).objection(Map::of, () -> filled(64)))
        .map(Objection::reason)
        .hasValue(Reason.NO_ROOM);
    assertThat(survivors(3, PLAIN, "", away).objection(Map::of, () -> filled(63))).isEmpty();
  }

  private static Optional<Objection> objection(
      int size, String configuration, String more, int percent) {
    return survivors(size, configuration, more).objection(Map::of, () -> filled(percent));
  }

  private static Map<String, Space> filled(int percent) {
    long used = percent * (1L << 30);
    return Map.of(
        "id-0", new Space(used, 100L << 30),
        "id-1", new Space(used + (20L << 20), 100L << 30),
        "id-2", new Space(used + (40L << 20), 100L << 30));
  }

  private static Survivors survivors(int size, String configuration, String more) {
    return survivors(size, configuration, more, Set.of());
  }

  private static Survivors survivors(
      int size, String configuration, String more, Set<String> away) {
    List<ClusterMap.Entry> entries =
        IntStream.range(0, 3)
            .mapToObj(
                ordinal ->
                    new ClusterMap.Entry(
                        "id-" + ordinal,
                        "demo-target-%d.demo-target.ais".formatted(ordinal),
                        false,
                        false,
                        false))
            .toList();
    AIStore aistore =
        Serialization.unmarshal(
            """
            apiVersion: ais.nvidia.com/v1beta1
            kind: AIStore
            metadata: {name: demo, namespace: ais}
            spec: {size: %d, proxySpec: {}, targetSpec: {mounts: [] %s}}
            """
                .formatted(size, more),
            AIStore.class);
    return new Survivors(aistore, away, new ClusterMap("c", "p", entries), json(configuration));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper()
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES)
          .readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
