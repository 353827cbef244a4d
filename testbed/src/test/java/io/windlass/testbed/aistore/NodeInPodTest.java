package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node finds out in its own pod: files that it can't use, and others out of its reach. */
class NodeInPodTest {
  @TempDir Path directory;
  private TestCluster cluster;
  private TestNode target;

  @BeforeEach
  void pod() throws Exception {
    cluster = new TestCluster(AisVersion.V5_0, AisTimings.real().scaled(0.02), directory, 1);
    target = cluster.add(NodeRole.TARGET, 0).start();
    target.process().kill();
  }

  @Test
  void itNamesItsPortsAndItsLog() throws IOException {
    NodeInPod node = NodeInPod.examine(target.context(target.nodeCommand()));
    assertThat(node.ports())
        .containsExactly(TestNode.PORT, TestNode.PORT + 1000, TestNode.PORT + 2000);
    assertThat(node.log()).isEqualTo(target.volumes.resolve("log/aistarget.INFO"));
    assertThat(target.volumes.resolve("log")).isEmptyDirectory();
  }

  @Test
  void itEndsWhenAVolumeTakesNothing() throws IOException {
    Files.delete(target.volumes.resolve("log"));
    Files.writeString(target.volumes.resolve("log"), "no directory");
    assertThatThrownBy(() -> NodeInPod.examine(target.context(target.nodeCommand())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("log");
  }

  @Test
  void itSaysWhatIsWrongWithItsConfiguration() {
    assertThatThrownBy(() -> NodeInPod.examine(target.context(List.of("aisnode", "-role=nobody"))))
        .hasMessageStartingWith("FATAL ERROR: ");
  }

  @Test
  void whoCannotBeReachedByItsNameDoesNotJoin() throws Exception {
    TestNode proxy = cluster.add(NodeRole.PROXY, 0).start();
    target.unreachable("no such host");
    target.restart();
    assertThat(target.process().exitCode().get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(target.log).anyMatch(line -> line.endsWith(": no such host"));
    target.unreachable("");
    target.restart();
    cluster.until("joined", () -> cluster.smap().path("tmap").size() == 1);
    proxy.process().kill();
  }
}
