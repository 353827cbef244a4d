package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits asks the API server once a second, and seldom when there is only time to pass. */
class NodeGlancesTest {

  private static final String NODE = "GET /api/v1/nodes/node-1";
  private static final AwaitNodes SOAK =
      new AwaitNodes(List.of("node-1"), true, Reason.DRIVER_CHANGED);

  private final SmallWorld world = new SmallWorld();
  private Instant now = Instant.now();
  private int glances;
  private boolean outdated;

  @BeforeEach
  void fill() {
    world.server.asked();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aNodeThatIsOnItsWayIsReadOnceASecond() {
    assertThat(until(SOAK, Optional.empty(), Duration.ofMillis(250), 12)).isEmpty();

    assertThat(world.server.asked()).filteredOn(NODE::equals).hasSize(3);
  }

  @Test
  void oneThatOnlyHasToStayWellIsReadEveryFiveSeconds() {
    assertThat(until(SOAK, Optional.of(well()), Duration.ofSeconds(1), 15)).isEmpty();

    assertThat(world.server.asked()).filteredOn(NODE::equals).hasSize(3);
  }

  @Test
  void whatIsWellEndsTheWaitAtOnce() {
    AwaitNodes brief = new AwaitNodes(SOAK.nodes(), false, SOAK.reason());

    assertThat(until(brief, Optional.of(well()), Duration.ofSeconds(1), 15)).isPresent();
    assertThat(glances).isEqualTo(0);
  }

  @Test
  void aWaitThatNobodyWantsEnds() {
    outdated = true;

    assertThat(until(SOAK, Optional.empty(), Duration.ofSeconds(1), 15)).isEmpty();
    assertThat(glances).isEqualTo(0);
  }

  /** After so many glances, nobody wants it any more. */
  private Optional<DriverObservation> until(
      AwaitNodes step, Optional<Pod> pod, Duration rest, int most) {
    List<Pod> pods = new ArrayList<>();
    pod.ifPresent(pods::add);
    return new NodeGlances(world.wait, step, () -> outdated || glances >= most, () -> now)
        .until(
            () -> pods,
            () -> {
              glances++;
              now = now.plus(rest);
            });
  }

  /** Of an image that tells nothing of itself, so that nobody is asked. */
  private static Pod well() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("pod-1")
        .withUid("pod-1")
        .withCreationTimestamp(Instant.now().toString())
        .withLabels(Map.of())
        .endMetadata()
        .withNewSpec()
        .withNodeName("node-1")
        .addNewContainer()
        .withName("pmem-driver")
        .withImage("intel/pmem-csi-driver:v0.7.0")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withLastTransitionTime(Instant.now().toString())
        .endCondition()
        .endStatus()
        .build();
  }
}
