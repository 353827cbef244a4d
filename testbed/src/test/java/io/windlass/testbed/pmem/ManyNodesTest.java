package io.windlass.testbed.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty nodes cost little: their work is on virtual threads. */
class ManyNodesTest {

  private static final int NODES = 50;

  /**
   * What the virtual machine may start for itself meanwhile (carriers, pollers, compilers): it
   * depends on the machine, and is far below one thread for each node.
   */
  private static final int THREADS = NODES / 2;

  @TempDir Path directory;

  @Test
  void fiftyNodesShareTheThreadsOfFew() throws Exception {
    try (PmemPods pods = new PmemPods(directory)) {
      pods.controller("v0.8.0");
      pods.untilRegistered(0);
      int threads = threads();
      for (int node = 1; node <= NODES; node++) {
        pods.hardware.install(Integer.toString(node), "64Gi");
        pods.node(Integer.toString(node), "v0.8.0");
        pods.registrar(Integer.toString(node), "v1.2.0");
      }
      pods.untilRegistered(NODES);
      pods.until(
          "registrars", () -> IntStream.rangeClosed(1, NODES).allMatch(node -> told(pods, node)));
      assertThat(threads() - threads).isLessThan(THREADS);
      assertThat(pods.metrics("50")).contains("pmem_amount_total{node=\"50\"} 6.8719476736e+10");
    }
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static boolean told(PmemPods pods, int node) {
    return Files.exists(
        pods.path(Integer.toString(node), "/registration/" + PmemPods.DRIVER + "-reg.sock"));
  }
}
