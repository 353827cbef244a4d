package io.windlass.testbed.kubelet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.kubelet.lifecycle.ContainerState.Waiting;
import io.windlass.testbed.kubelet.lifecycle.ContainerStep.Start;
import io.windlass.testbed.kubelet.lifecycle.ContainerStep.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerPlanTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final BackOff.Limits LIMITS =
      new BackOff.Limits(Duration.ofSeconds(10), Duration.ofMinutes(5));

  private PodRecord pod =
      new PodRecord(
          RestartPolicy.ALWAYS,
          List.of(fresh("first"), fresh("second")),
          List.of(fresh("node"), fresh("logs")));

  @Test
  void initContainersRunOneAfterTheOther() {
    assertThat(steps()).containsExactly(new Start("first"));
    start("first");
    assertThat(steps()).isEmpty();
    exit("first", 0);
    assertThat(steps()).containsExactly(new Start("second"));
    start("second");
    exit("second", 0);
    assertThat(steps()).containsExactly(new Start("node"), new Start("logs"));
  }

  @Test
  void aFailedInitContainerIsStartedAgainAndHoldsTheOthersBack() {
    start("first");
    exit("first", 1);
    assertThat(steps()).containsExactly(new Start("first"));
    start("first");
    exit("first", 1);
    assertThat(steps()).containsExactly(new Wait("first", NOW.plusSeconds(10)));
    assertThat(PodPhase.of(pod)).isEqualTo(PodPhase.PENDING);
  }

  @Test
  void aFailedInitContainerEndsAPodThatNeverRestarts() {
    pod = new PodRecord(RestartPolicy.NEVER, pod.init(), pod.main());
    start("first");
    exit("first", 1);
    assertThat(steps()).isEmpty();
    assertThat(PodPhase.of(pod)).isEqualTo(PodPhase.FAILED);
    assertThat(pod.finished()).isTrue();
  }

  @Test
  void aContainerThatCrashesIsRestartedAtOnceThenLaterAndLater() {
    withoutInit();
    start("node");
    exit("node", 1);
    assertThat(steps()).contains(new Start("node"));
    start("node");
    exit("node", 1);
    assertThat(steps()).contains(new Wait("node", NOW.plusSeconds(10)));
    start("node");
    exit("node", 1);
    assertThat(steps()).contains(new Wait("node", NOW.plusSeconds(20)));
    assertThat(pod.container("node").restarts()).isEqualTo(2);
  }

  @Test
  void aLongRunForgivesEarlierCrashes() {
    withoutInit();
    for (int crashes = 0; crashes < 4; crashes++) {
      start("node");
      exit("node", 1);
    }
    pod = pod.with("node", one -> one.start(NOW.minus(Duration.ofMinutes(11))));
    exit("node", 1);
    assertThat(steps()).contains(new Start("node"));
  }

  @Test
  void restartPolicyDecidesWhatHappensToAContainerThatSucceeds() {
    withoutInit();
    start("node");
    start("logs");
    exit("node", 0);
    exit("logs", 0);
    assertThat(steps()).hasSize(2);
    assertThat(PodPhase.of(pod)).isEqualTo(PodPhase.RUNNING);
    pod = new PodRecord(RestartPolicy.ON_FAILURE, List.of(), pod.main());
    assertThat(steps()).isEmpty();
    assertThat(PodPhase.of(pod)).isEqualTo(PodPhase.SUCCEEDED);
  }

  @Test
  void aRefusedPullIsNoRestartAndDelaysNoRestart() {
    withoutInit();
    BackOff next = BackOff.NONE.next(LIMITS);
    Instant later = NOW.plusSeconds(10);
    pod = pod.with("node", one -> one.refuse(new Waiting("ErrImagePull", ""), later, next));
    assertThat(steps()).contains(new Wait("node", later));
    start("node");
    assertThat(pod.container("node").restarts()).isZero();
    exit("node", 1);
    assertThat(steps()).contains(new Start("node"));
  }

  @Test
  void backOffDoublesUpToItsLimit() {
    BackOff backOff = BackOff.NONE;
    for (int failures = 0; failures < 3; failures++) {
      backOff = backOff.next(LIMITS);
    }
    assertThat(backOff.current()).isEqualTo(Duration.ofSeconds(40));
    for (int failures = 0; failures < 10; failures++) {
      backOff = backOff.next(LIMITS);
    }
    assertThat(backOff.current()).isEqualTo(Duration.ofMinutes(5));
  }

  private void withoutInit() {
    pod = new PodRecord(RestartPolicy.ALWAYS, List.of(), pod.main());
  }

  private List<ContainerStep> steps() {
    return ContainerPlan.next(pod, NOW);
  }

  private void start(String name) {
    pod = pod.with(name, one -> one.start(NOW));
  }

  private void exit(String name, int code) {
    pod = pod.with(name, one -> one.exit(code, NOW, LIMITS));
  }

  private static ContainerRecord fresh(String name) {
    return ContainerRecord.fresh(name, "ContainerCreating");
  }
}
