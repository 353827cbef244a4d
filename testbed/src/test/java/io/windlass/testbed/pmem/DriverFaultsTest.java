package io.windlass.testbed.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.windlass.testbed.kubelet.ContainerProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of an image, and of a node. */
class DriverFaultsTest {

  @TempDir Path directory;
  private PmemPods pods;

  @BeforeEach
  void prepare() throws Exception {
    pods = new PmemPods(directory);
    pods.hardware.install("1", "64Gi");
    pods.controller("v0.8.0");
  }

  @AfterEach
  void stop() {
    pods.close();
  }

  private void serving(String tag) throws Exception {
    pods.node("1", tag);
    pods.until("metrics", () -> !pods.metrics("1").isEmpty());
  }

  @Test
  void anImageThatFindsNoPmem() throws Exception {
    serving("v0.8.1-no-capacity");
    assertThat(pods.metrics("1"))
        .contains("build_info{version=\"v0.8.1-no-capacity\"} 1\n")
        .contains("pmem_amount_total{node=\"1\"} 0\n");
  }

  @Test
  void aNodeThatLosesItsPmem() throws Exception {
    serving("v0.8.0");
    pods.storage.faults().strike("1", DriverFault.NO_CAPACITY);
    assertThat(pods.metrics("1")).contains("pmem_amount_available{node=\"1\"} 0\n");
    pods.storage.faults().lift("1", DriverFault.NO_CAPACITY);
    assertThat(pods.metrics("1")).doesNotContain("pmem_amount_available{node=\"1\"} 0\n");
  }

  @Test
  void theSameByAnnotationOfTheNode() throws Exception {
    serving("v0.8.0");
    try (KubernetesClient nobody =
            new KubernetesClientBuilder().withConfig(Config.empty()).build();
        PmemAnnotations annotations = new PmemAnnotations(nobody, pods.storage)) {
      annotations.read(node(Map.of(PmemAnnotations.FAULT, "no-capacity")));
      assertThat(pods.metrics("1")).contains("pmem_amount_total{node=\"1\"} 0\n");
      annotations.read(node(Map.of(PmemAnnotations.FAULT, "no-such-fault")));
      annotations.read(node(Map.of(PmemAnnotations.AMOUNT, "128Gi")));
      assertThat(pods.metrics("1"))
          .as("the group does not grow by itself")
          .contains("pmem_amount_total{node=\"1\"} 1.37438953472e+11\n")
          .contains("pmem_amount_managed{node=\"1\"} 3.4359738368e+10\n");
    }
  }

  private static Node node(Map<String, String> annotations) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("1")
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }

  @Test
  void anImageThatDoesNotKnowItsVersion() throws Exception {
    serving("v0.8.1-unknown-version");
    assertThat(pods.metrics("1")).contains("build_info{version=\"unknown\"} 1\n");
  }

  @Test
  void anImageThatListensAndNeverAnswers() throws Exception {
    pods.node("1", "v0.8.1-silent");
    pods.until("listens", this::listens);
    assertThat(pods.metrics("1")).isEmpty();
    assertThat(pods.metrics("controller")).contains("pmem_nodes 0\n");
  }

  private boolean listens() {
    try (Socket socket = new Socket(pods.address("1"), 10010)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void aProcessThatHangsAnswersAgainLater() throws Exception {
    ContainerProcess node = pods.node("1", "v0.8.0");
    pods.until("metrics", () -> !pods.metrics("1").isEmpty());
    node.hang();
    assertThat(pods.metrics("1")).isEmpty();
    node.resume();
    assertThat(pods.metrics("1")).isNotEmpty();
  }
}
