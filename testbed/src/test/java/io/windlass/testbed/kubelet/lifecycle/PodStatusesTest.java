package io.windlass.testbed.kubelet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodStatusesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final BackOff.Limits LIMITS =
      new BackOff.Limits(Duration.ofSeconds(10), Duration.ofMinutes(5));
  private static final PodStatuses.Facts FACTS =
      new PodStatuses.Facts("127.19.0.1", Optional.of("198.18.0.1"), NOW, false);

  private final Pod pod = pod();
  private PodRecord record = PodRecords.of(pod, NOW);

  @Test
  void aPodBeforeItsContainersStartIsPending() {
    PodStatus status = status(List.of(), NOW);
    assertThat(status.getPhase()).isEqualTo("Pending");
    assertThat(status.getContainerStatuses().getFirst().getState().getWaiting().getReason())
        .isEqualTo("PodInitializing");
    assertThat(condition(status, "Initialized").getReason()).isEqualTo("ContainersNotInitialized");
  }

  @Test
  void aReadyPodHasAllConditionsTrueAndKeepsTransitionTimes() {
    runAll();
    PodStatus first = status(List.of(), NOW);
    PodStatus later = status(first.getConditions(), NOW.plusSeconds(60));
    assertThat(first.getPhase()).isEqualTo("Running");
    assertThat(first.getConditions()).allMatch(one -> one.getStatus().equals("True"));
    assertThat(later).isEqualTo(first);
    assertThat(first.getPodIP()).isEqualTo("198.18.0.1");
  }

  @Test
  void anUnreadyContainerIsNamed() {
    runAll();
    PodStatus ready = status(List.of(), NOW);
    record = record.with("node", one -> one.probed(true, false));
    PodStatus unready = status(ready.getConditions(), NOW.plusSeconds(60));
    PodCondition condition = condition(unready, "Ready");
    assertThat(condition.getStatus()).isEqualTo("False");
    assertThat(condition.getMessage()).isEqualTo("containers with unready status: [node]");
    assertThat(condition.getLastTransitionTime()).isEqualTo("2026-01-01T00:01:00Z");
    assertThat(condition(unready, "Initialized").getLastTransitionTime())
        .isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void aRestartShowsInCountAndLastState() {
    runAll();
    record = record.with("node", one -> one.exit(137, NOW, LIMITS).start(NOW.plusSeconds(1)));
    var container = status(List.of(), NOW).getContainerStatuses().getFirst();
    assertThat(container.getRestartCount()).isEqualTo(1);
    assertThat(container.getLastState().getTerminated().getExitCode()).isEqualTo(137);
    assertThat(container.getReady()).isFalse();
  }

  @Test
  void whatRanUnderAnEarlierKubeletIsStartedAgain() {
    runAll();
    Pod found = new PodBuilder(pod).withStatus(status(List.of(), NOW)).build();
    record = PodRecords.of(found, NOW.plusSeconds(100));
    assertThat(ContainerPlan.next(record, NOW.plusSeconds(100)))
        .containsExactly(new ContainerStep.Start("init"));
    record = record.with("init", one -> one.start(NOW).exit(0, NOW, LIMITS));
    record = record.with("node", one -> one.start(NOW));
    assertThat(record.container("node").restarts()).isEqualTo(1);
    assertThat(record.container("node").last().orElseThrow().exitCode())
        .isEqualTo(ContainerState.Terminated.LOST);
  }

  @Test
  void aClosedReadinessGateKeepsThePodUnready() {
    Pod gated =
        new PodBuilder(pod).editSpec().addNewReadinessGate("example.com/gate").endSpec().build();
    runAll();
    PodStatus status = PodStatuses.of(gated, record, FACTS, List.of(), NOW);
    assertThat(condition(status, "ContainersReady").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("ReadinessGatesNotReady");
  }

  @Test
  void aDeletedPodEndsAsItsContainersDid() {
    runAll();
    record = record.with("node", one -> one.exit(137, NOW, LIMITS));
    var facts = new PodStatuses.Facts("127.19.0.1", Optional.of("198.18.0.1"), NOW, true);
    assertThat(PodStatuses.of(pod, record, facts, List.of(), NOW).getPhase()).isEqualTo("Failed");
    record = record.with("node", one -> one.start(NOW).exit(0, NOW, LIMITS));
    assertThat(PodStatuses.of(pod, record, facts, List.of(), NOW).getPhase())
        .isEqualTo("Succeeded");
  }

  private void runAll() {
    record = record.with("init", one -> one.start(NOW).exit(0, NOW, LIMITS));
    record = record.with("node", one -> one.start(NOW).probed(true, true));
  }

  private PodStatus status(List<PodCondition> before, Instant now) {
    return PodStatuses.of(pod, record, FACTS, before, now);
  }

  private static PodCondition condition(PodStatus status, String type) {
    return status.getConditions().stream()
        .filter(one -> one.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("demo-target-0")
        .withUid("7d3c")
        .endMetadata()
        .withNewSpec()
        .addNewInitContainer()
        .withName("init")
        .withImage("aisinit:v4.9")
        .endInitContainer()
        .addNewContainer()
        .withName("node")
        .withImage("aisnode:v4.9")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .endStatus()
        .build();
  }
}
