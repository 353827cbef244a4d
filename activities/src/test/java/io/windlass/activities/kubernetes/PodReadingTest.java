package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A problem is told in the same words for as long as it is the same. */
class PodReadingTest {

  private static final String POD =
      """
      metadata: {name: demo-target-0, creationTimestamp: "2026-11-21T10:00:00Z"}
      status:
        conditions: []
        containerStatuses:
          - {name: ais-node, image: "aisnode:v50", restartCount: 3, %s}
      """;

  @Test
  void anImageThatCantBePulled() {
    String pulled = "state: {waiting: {reason: ErrImagePull, message: 'not found'}}";
    String waits =
        "state: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image \"aisnode:v50\": ErrImagePull: not found'}}";
    assertThat(problem(pulled)).isEqualTo(problem(waits));
    assertThat(problem(waits).reason()).isEqualTo(Reason.IMAGE_PULL_FAILED);
    assertThat(problem(waits).message())
        .isEqualTo("pod demo-target-0: can't pull image aisnode:v50: not found");
  }

  @Test
  void aContainerThatCrashes() {
    String soon =
        "state: {waiting: {reason: CrashLoopBackOff, message: 'back-off 10s restarting failed container'}}, lastState: {terminated: {exitCode: 2}}";
    assertThat(problem(soon)).isEqualTo(problem(soon.replace("10s", "20s")));
    assertThat(problem(soon).message())
        .isEqualTo(
            "pod demo-target-0: container ais-node can't stay up: it ended with exit code 2");
  }

  @Test
  void anObjectThatIsMissing() {
    String missing =
        "state: {waiting: {reason: CreateContainerConfigError, message: 'secret \"a\" not found'}}";
    assertThat(problem(missing).reason()).isEqualTo(Reason.MISSING_REFERENCE);
    assertThat(problem(missing).message()).endsWith("secret \"a\" not found");
  }

  private static PodProblem problem(String state) {
    Pod pod = new KubernetesSerialization().unmarshal(POD.formatted(state), Pod.class);
    Instant now = Instant.parse("2026-11-21T10:05:00Z");
    return PodReading.problem(pod, now, Duration.ofSeconds(30)).orElseThrow();
  }
}
