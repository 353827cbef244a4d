package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps a pod from its volumes is told by its Events. */
class VolumeTroubleTest {

  private static final String POD =
      """
      metadata: {name: demo-target-0, creationTimestamp: "2026-11-21T10:00:00Z" %s}
      status:
        initContainerStatuses:
          - {name: populate-env, state: {%s}}
        containerStatuses:
          - {name: ais-node, state: {waiting: {reason: PodInitializing}}}
      """;
  private static final String WAITS = "waiting: {reason: PodInitializing}";
  private static final String SECRET =
      "MountVolume.SetUp failed for volume \"gcp-creds\" : secret \"gcp\" not found";
  private static final String CONFIG_MAP =
      "MountVolume.SetUp failed for volume \"oidc-ca\" : configmap \"ca\" not found";

  @Test
  void allThatIsMissingIsNamedOnce() {
    assertThat(problem(SECRET, CONFIG_MAP, SECRET))
        .isEqualTo(
            new PodProblem(
                Reason.MISSING_REFERENCE,
                "pod demo-target-0: ConfigMap ca, Secret gcp does not exist (create it)",
                true));
  }

  @Test
  void anythingElseIsToldInTheWordsOfTheKubelet() {
    String words = "Unable to attach or mount volumes: timed out waiting for the condition";
    assertThat(problem(words))
        .isEqualTo(new PodProblem(Reason.POD_STUCK, "pod demo-target-0: " + words, false));
    assertThat(new VolumeTrouble(List.of()).problem(pod("", WAITS), false)).isEmpty();
  }

  @Test
  void onlyAPodOfWhichNothingWasStartedWaitsForVolumes() {
    assertThat(VolumeTrouble.waitsForVolumes(pod("", WAITS))).isTrue();
    assertThat(VolumeTrouble.waitsForVolumes(pod("", "running: {}"))).isFalse();
    assertThat(VolumeTrouble.waitsForVolumes(pod("", "waiting: {reason: ErrImagePull}"))).isFalse();
    assertThat(
            VolumeTrouble.waitsForVolumes(
                pod(", deletionTimestamp: \"2026-11-21T10:00:00Z\"", WAITS)))
        .isFalse();
  }

  private static PodProblem problem(String... messages) {
    List<Event> events =
        Stream.of(messages).map(words -> new EventBuilder().withMessage(words).build()).toList();
    return new VolumeTrouble(events).problem(pod("", WAITS), false).orElseThrow();
  }

  private static Pod pod(String metadata, String state) {
    return new KubernetesSerialization().unmarshal(POD.formatted(metadata, state), Pod.class);
  }
}
