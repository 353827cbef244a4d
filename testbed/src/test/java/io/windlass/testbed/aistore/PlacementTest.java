package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final List<String> NAMES =
      IntStream.range(0, 3000).mapToObj(i -> "b1/object-" + i).toList();
  private static final List<String> THREE = List.of("target0AAAA", "target1AAAA", "target2AAAA");

  @Test
  void spreadsEvenly() {
    Map<String, Long> owners =
        NAMES.stream()
            .collect(Collectors.groupingBy(name -> owner(name, THREE), Collectors.counting()));
    assertThat(owners.keySet()).hasSize(3);
    assertThat(owners.values()).allMatch(count -> count > 850 && count < 1150);
  }

  @Test
  void aNewTargetTakesOnlyItsShare() {
    List<String> four = new ArrayList<>(THREE);
    four.add("target3AAAA");
    List<String> moved =
        NAMES.stream().filter(name -> !owner(name, THREE).equals(owner(name, four))).toList();
    assertThat(moved).allMatch(name -> owner(name, four).equals("target3AAAA"));
    assertThat(moved.size()).isBetween(600, 900);
  }

  @Test
  void nobodyOwnsWithoutCandidates() {
    assertThat(Placement.owner("b1/o", List.of())).isEmpty();
  }

  @Test
  void versionsComeFromTags() {
    assertThat(AisVersion.fromImage("aistorage/aisnode:v4.9")).contains(AisVersion.V4_9);
    assertThat(AisVersion.fromImage("registry:5000/aisnode:v5.0-b2")).contains(AisVersion.V5_0);
    assertThat(AisVersion.fromImage("aistorage/aisnode:v4.90")).isEmpty();
    assertThat(AisVersion.fromImage("aistorage/aisnode")).isEmpty();
  }

  private static String owner(String name, List<String> targets) {
    return Placement.owner(name, targets).orElseThrow();
  }
}
