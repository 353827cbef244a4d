package io.windlass.testbed.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyTest {

  @Test
  void theStandardOneHasTenNodesForEachSystemInThreeZones() {
    Map<String, Long> perSystem =
        Topology.standard().nodes().stream()
            .collect(Collectors.groupingBy(n -> n.labels().get("storage"), Collectors.counting()));
    assertThat(perSystem).isEqualTo(Map.of("ais", 10L, "aerospike", 10L, "pmem", 10L));
    assertThat(Topology.standard().nodes())
        .extracting(node -> node.labels().get("topology.kubernetes.io/zone"))
        .contains("zone-a", "zone-b", "zone-c");
    assertThat(Topology.standard().nodes()).extracting(NodeShape::address).doesNotHaveDuplicates();
  }

  @Test
  void aFileMaySayLittle(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("topology.yaml");
    Files.writeString(
        file,
        """
        groups:
          - name: small
            count: 2
            taints: [{key: storage, value: ais, effect: NoSchedule}]
            capacity: {cpu: "2"}
        """);
    NodeShape node = Topology.load(file).nodes().getLast();
    assertThat(node.name()).isEqualTo("small-2");
    assertThat(node.capacity()).containsEntry("cpu", "2").containsEntry("pods", "250");
    assertThat(node.taints()).containsExactly(new NodeTaint("storage", "ais", "NoSchedule"));
    assertThat(node.labels()).containsEntry("kubernetes.io/hostname", "small-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups: [{name: a, count: 1, zone: b}] | Unrecognized field",
        "groups: [{count: 1}] | no name",
        "groups: [{name: 'A B', count: 1}] | no name",
        "groups: [{name: a}] | has no nodes",
        "groups: [{name: a, count: 1}, {name: a, count: 1}] | same name"
      })
  void aWrongFileIsRefused(String text, String reason, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("topology.yaml");
    Files.writeString(file, text);
    assertThatThrownBy(() -> Topology.load(file)).hasStackTraceContaining(reason);
  }
}
