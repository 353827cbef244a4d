package io.windlass.testbed.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.plugin.PluginRegistration;
import io.windlass.testbed.kubelet.plugin.UnixSockets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes find the controller, and each believes the other, or nothing of the node is served. */
class NodeRegistrationTest {

  @TempDir Path directory;
  private PmemPods pods;

  @BeforeEach
  void prepare() {
    pods = new PmemPods(directory);
  }

  @AfterEach
  void stop() {
    pods.close();
  }

  @Test
  void aNodeRegistersAndServes() throws Exception {
    pods.hardware.install("1", "64Gi");
    pods.node("1", "v0.8.0");
    pods.until("first failure", () -> logged("1: Failed to register"));
    assertThat(pods.metrics("1")).as("not registered, nothing served").isEmpty();
    assertThat(Files.exists(pods.path("1", "/csi/csi.sock"))).isFalse();

    pods.controller("v0.8.0");
    pods.untilRegistered(1);
    pods.until("metrics", () -> !pods.metrics("1").isEmpty());
    assertThat(pods.metrics("1").lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "build_info{version=\"v0.8.0\"} 1",
            "pmem_amount_available{node=\"1\"} 3.4359738368e+10",
            "pmem_amount_managed{node=\"1\"} 3.4359738368e+10",
            "pmem_amount_max_volume_size{node=\"1\"} 3.4359738368e+10",
            "pmem_amount_total{node=\"1\"} 6.8719476736e+10");
    assertThat(pods.metrics("controller")).contains("build_info{version=\"v0.8.0\"} 1\n");
  }

  @Test
  void aNodeRegistersAgainWithARestartedController() throws Exception {
    ContainerProcess controller = pods.controller("v0.8.0");
    pods.node("1", "v0.8.0");
    pods.untilRegistered(1);
    controller.kill();
    pods.restartController("v0.8.0");
    pods.untilRegistered(1);
  }

  @Test
  void only07SaysThatItGoes() throws Exception {
    pods.controller("v0.8.0");
    ContainerProcess older = pods.node("1", "v0.7.0");
    ContainerProcess newer = pods.node("2", "v0.8.0");
    pods.untilRegistered(2);
    pods.until("serves", () -> Files.exists(pods.path("1", "/csi/csi.sock")));
    pods.until("serves", () -> Files.exists(pods.path("2", "/csi/csi.sock")));
    assertThat(pods.metrics("1")).as("0.7 has no metrics of nodes").isEmpty();
    pods.until("end", () -> ended(older));
    pods.until("end", () -> ended(newer));
    assertThat(older.exitCode().join()).isZero();
    pods.untilRegistered(1);
    assertThat(Files.exists(pods.path("2", "/csi/csi.sock"))).isFalse();
  }

  /** A signal that comes before the program handles it ends it another way. */
  private static boolean ended(ContainerProcess process) {
    process.terminate();
    return process.exitCode().isDone();
  }

  @Test
  void metricsOfA07ControllerAreEncrypted() throws Exception {
    pods.controller("v0.7.0");
    pods.until("listens", () -> Files.exists(pods.path("controller", "/csi/csi-controller.sock")));
    assertThat(pods.metrics("controller")).isEmpty();
  }

  /** What is wrong with a certificate. */
  enum Wrong {
    EXPIRED,
    NOT_YET,
    NAME,
    AUTHORITY
  }

  private PmemPods.Certificate wrong(Wrong what, String name) {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    List<String> names = List.of(name);
    Authority own = pods.authority;
    return switch (what) {
      case EXPIRED ->
          new PmemPods.Certificate(
              own, own.issue(name, names, new Validity(now.minus(day), now.minusSeconds(60))));
      case NOT_YET ->
          new PmemPods.Certificate(
              own, own.issue(name, names, new Validity(now.plus(day), now.plus(day).plus(day))));
      case NAME -> pods.certificate("pmem-somebody");
      case AUTHORITY -> {
        Authority other = Authority.create("other", PmemPods.DAY);
        yield new PmemPods.Certificate(own, other.issue(name, names, PmemPods.DAY));
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void aNodeThatIsNotBelievedServesNothing(Wrong what) throws Exception {
    pods.controller("v0.8.0");
    pods.write("1", wrong(what, PeerName.NODE_CONTROLLER));
    ContainerProcess node = pods.restartNode("1", "v0.8.0");
    pods.until("refusal", () -> logged("1: Failed to register"));
    assertThat(node.exitCode()).isNotDone();
    assertThat(Files.exists(pods.path("1", "/csi/csi.sock"))).isFalse();

    pods.write("1", pods.certificate(PeerName.NODE_CONTROLLER));
    int before = pods.log.size();
    pods.until(
        "files are read at the start only",
        () ->
            List.copyOf(pods.log).stream()
                .skip(before)
                .anyMatch(line -> line.contains("Failed to register")));
    node.kill();
    pods.restartNode("1", "v0.8.0");
    pods.untilRegistered(1);
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void neitherIsAController(Wrong what) throws Exception {
    pods.write("controller", wrong(what, PeerName.REGISTRY));
    pods.restartController("v0.8.0");
    pods.node("1", "v0.8.0");
    pods.until("serves", () -> !pods.metrics("controller").isEmpty());
    int before = pods.log.size();
    pods.until(
        "refusal",
        () ->
            List.copyOf(pods.log).stream()
                .skip(before)
                .anyMatch(line -> line.contains("Failed to register")));
    pods.untilRegistered(0);
  }

  /** The address is dialled back: a node that cannot be reached there is not registered. */
  @Test
  void aNodeIsCalledBack() throws Exception {
    pods.controller("v0.8.0");
    pods.write("1", pods.certificate(PeerName.NODE_CONTROLLER));
    List<String> command = new ArrayList<>(pods.nodeCommand("1", "v0.8.0"));
    command.add("-controllerEndpoint=tcp://:10001");
    pods.start("1", "intel/pmem-csi-driver:v0.8.0", command);
    pods.until("refusal", () -> logged("controller: failed to register node 1"));
    pods.untilRegistered(0);
  }

  /** A client of 0.7 is known by its common name; a server of 0.8 by its alternative names. */
  @ParameterizedTest
  @ValueSource(strings = {"v0.7.0", "v0.8.0"})
  void namesCountDifferently(String tag) throws Exception {
    pods.controller(tag);
    Authority own = pods.authority;
    pods.write(
        "1",
        new PmemPods.Certificate(
            own, own.issue("node", List.of(PeerName.NODE_CONTROLLER), PmemPods.DAY)));
    pods.restartNode("1", "v0.8.0");
    if (tag.equals("v0.7.0")) {
      pods.until("refusal", () -> logged("1: Failed to register"));
      assertThat(logged("1: Registration success")).isFalse();
    } else {
      pods.untilRegistered(1);
    }
  }

  @Test
  void aRegistrarWaitsForItsDriver() throws Exception {
    Path socket = pods.path("1", "/registration/" + PmemPods.DRIVER + "-reg.sock");
    ContainerProcess older = pods.registrar("1", "v1.2.0");
    pods.node("1", "v0.8.0");
    assertThat(Files.exists(socket)).isFalse();
    pods.controller("v0.8.0");
    pods.until("registration", () -> Files.exists(socket));
    older.terminate();
    assertThat(PmemPods.exitCode(older)).isEqualTo(2);
    assertThat(Files.exists(socket)).as("version 1 leaves it").isTrue();

    ContainerProcess newer = pods.registrar("1", "v2.0.1");
    pods.until(
        "registration",
        () -> UnixSockets.machine().connect(socket, PluginRegistration.class).isPresent());
    pods.until("end", () -> ended(newer));
    assertThat(newer.exitCode().join()).isZero();
    assertThat(Files.exists(socket)).isFalse();
  }

  @Test
  void aSilentDriverEndsItsRegistrar() throws Exception {
    pods.node("1", "v0.8.0-silent");
    assertThat(PmemPods.exitCode(pods.registrar("1", "v1.2.0"))).isEqualTo(1);
  }

  private boolean logged(String text) {
    return List.copyOf(pods.log).stream().anyMatch(line -> line.contains(text));
  }
}
