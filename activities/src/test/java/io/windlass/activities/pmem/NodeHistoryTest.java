package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Requested;
import io.windlass.workflows.pmem.DriverCertificates;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverHealth;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.DriverObservation.Policy;
import io.windlass.workflows.pmem.DriverPod;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.RolloutSettings;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the status tells that rollouts did to nodes. */
class NodeHistoryTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Fixed FIXED = new Fixed("demo", DeviceMode.LVM, 100, DriverLayout.REGISTRY);

  private static final DriverRevisions ROLLOUT =
      new DriverRevisions("v2", "v2", "v1", Optional.empty());
  private static final DriverRevisions ROLLBACK =
      new DriverRevisions("v2", "v1", "v1", Optional.of(new Rejection("v2", "it crashes")));

  private final NodeHistory empty = new NodeHistory(List.of());

  @Test
  void whoWaitsTellsHowItEnded() {
    NodeHistory begun = empty.begun(List.of("one", "two"), "v2");
    assertThat(told(begun)).containsExactly("one Begun v2", "two Begun v2");

    NodeHistory awaited =
        begun.awaited(wait("one", Reason.DRIVER_CHANGED), seen(ROLLOUT, well("one", "v2", LONG)));

    assertThat(told(awaited)).containsExactly("two Begun v2", "one Updated v2");
  }

  @Test
  void whatNobodyWaitedForIsToldByWhoLooksNext() {
    NodeHistory begun = empty.begun(List.of("one", "two", "three"), "v2");

    NodeHistory seen =
        begun.seen(
            seen(
                ROLLOUT,
                well("one", "v2", LONG),
                well("two", "v2", SHORT),
                crashing("three", "v2")));

    assertThat(told(seen)).containsExactly("two Begun v2", "one Updated v2", "three Failed v2");
    assertThat(seen.seen(seen(ROLLOUT, well("two", "v2", SHORT)))).isEqualTo(seen);
    assertThat(told(seen.seen(seen(ROLLOUT, well("two", "v2", LONG))))).contains("two Updated v2");
  }

  @Test
  void nobodySoaksWithWhatIsGood() {
    NodeHistory begun = empty.begun(List.of("one"), "v1");
    assertThat(told(begun.seen(seen(ROLLBACK, well("one", "v1", SHORT)))))
        .containsExactly("one RolledBack v1");
  }

  @Test
  void whatIsNeitherThereNorOnItsWayIsForgotten() {
    NodeHistory begun = empty.begun(List.of("one"), "v2");

    assertThat(begun.seen(seen(ROLLOUT, well("one", "v1", LONG)))).isEqualTo(begun);
    assertThat(told(begun.seen(seen(ROLLOUT)))).isEmpty();
    assertThat(told(begun.seen(seen(ROLLBACK, well("one", "v1", LONG))))).isEmpty();
    assertThat(told(begun.begun(List.of("one"), "v3"))).containsExactly("one Begun v3");
  }

  @Test
  void theSameEndIsToldOnce() {
    AwaitNodes wait = wait("one", Reason.DRIVER_CHANGED);
    DriverObservation seen = seen(ROLLOUT, well("one", "v2", LONG));
    NodeHistory once = empty.awaited(wait, seen);

    assertThat(once.awaited(wait, seen)).isEqualTo(once);
    assertThat(told(once.begun(List.of("one"), "v2").awaited(wait, seen)))
        .containsExactly("one Updated v2", "one Updated v2");
  }

  private static Stream<String> told(NodeHistory history) {
    return history.told().stream()
        .map(event -> "%s %s %s".formatted(event.node(), event.result(), event.revision()));
  }

  private static AwaitNodes wait(String node, Reason reason) {
    return new AwaitNodes(List.of(node), true, reason);
  }

  private static DriverNode well(String name, String revision, Duration ready) {
    return node(
        name, new DriverPod(name, name, revision, true, LONG, ready, false, Optional.empty()));
  }

  private static DriverNode crashing(String name, String revision) {
    PodProblem problem = new PodProblem(Reason.POD_CRASHES, "it ends again and again", true);
    return node(
        name,
        new DriverPod(
            name, name, revision, false, SHORT, Duration.ZERO, false, Optional.of(problem)));
  }

  private static DriverNode node(String name, DriverPod pod) {
    DriverHealth health =
        new DriverHealth(true, Optional.of("v2"), OptionalLong.of(1), OptionalLong.empty());
    return new DriverNode(
        name, true, "demo", true, Optional.empty(), true, Optional.of(pod), health, 0, List.of());
  }

  private static DriverObservation seen(DriverRevisions revisions, DriverNode... nodes) {
    return new DriverObservation(
        true,
        new Controller(true, true, 1, 1, Optional.empty()),
        List.of(nodes),
        revisions,
        DriverVolumes.NONE,
        DriverCertificates.of(AuthorityChange.SETTLED),
        DriverConversions.NONE,
        new Policy(
            FIXED,
            Optional.of(FIXED),
            Optional.empty(),
            RolloutSettings.of(Map.of(), new IntOrString(1)),
            Requested.in(Map.of()),
            false,
            List.of()));
  }
}
