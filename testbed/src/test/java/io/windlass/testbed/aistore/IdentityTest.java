package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  @TempDir Path directory;

  @Test
  void aTargetsIdSurvivesTheLossOfEitherVolume() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Path state = Files.createDirectory(directory.resolve("state"));
    String id = resolve(NodeRole.TARGET, Map.of("MY_NODE", "n1"), data, state);
    NodeIdentity.requireForm(id);
    Files.delete(data.resolve(NodeIdentity.FILE));
    assertThat(resolve(NodeRole.TARGET, Map.of(), data, state)).isEqualTo(id);
    Files.delete(state.resolve(NodeIdentity.FILE));
    assertThat(resolve(NodeRole.TARGET, Map.of(), data, state)).isEqualTo(id);
    Files.delete(data.resolve(NodeIdentity.FILE));
    Files.delete(state.resolve(NodeIdentity.FILE));
    assertThat(resolve(NodeRole.TARGET, Map.of(), data, state)).isNotEqualTo(id);
  }

  @Test
  void aProxysIdIsItsKubernetesNode() throws Exception {
    String one = resolve(NodeRole.PROXY, Map.of("MY_NODE", "n1"), directory);
    assertThat(resolve(NodeRole.PROXY, Map.of("MY_NODE", "n1"), directory)).isEqualTo(one);
    assertThat(resolve(NodeRole.PROXY, Map.of("MY_NODE", "n2"), directory)).isNotEqualTo(one);
  }

  @Test
  void twoNodesWithOneIdDoNotShareACluster() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      TestNode twin = new TestNode(cluster, NodeRole.TARGET, "target0AAAA", "127.0.90.7");
      assertThat(twin.start().process().exitCode().get()).isEqualTo(1);
      assertThat(twin.log).anyMatch(line -> line.contains("duplicate node ID"));
    }
  }

  @Test
  void aNodeOfAnotherClusterIsRefused() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      TestNode target = cluster.node("target0AAAA");
      target.process().terminate();
      target.process().exitCode().get();
      Path map = target.volumes.resolve("state/.ais.smap");
      String uuid = cluster.smap().path("uuid").asText();
      Files.writeString(map, Files.readString(map).replace(uuid, "otherUUID"));
      target.restart();
      assertThat(target.process().exitCode().get()).isEqualTo(1);
      assertThat(target.log).anyMatch(line -> line.contains("cluster integrity error"));
    }
  }

  @Test
  void idsHaveAForm() {
    assertThatThrownBy(() -> NodeIdentity.requireForm("short")).hasMessageContaining("too short");
    assertThatThrownBy(() -> NodeIdentity.requireForm("x".repeat(33)))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> NodeIdentity.requireForm("1leading-digit"))
        .hasMessageContaining("must start with a letter");
    NodeIdentity.requireForm("target0-AA_A");
  }

  private static String resolve(NodeRole role, Map<String, String> environment, Path... volumes)
      throws Exception {
    return NodeIdentity.resolve(role, environment, List.of(volumes));
  }
}
