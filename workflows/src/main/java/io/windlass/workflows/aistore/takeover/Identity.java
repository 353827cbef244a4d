package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.OldAnswer.Member;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Identified;
import java.util.List;
import java.util.Optional;

/**
 * The id of a target. Objects are placed by it, so it goes with the disks.
 *
 * <ol>
 *   <li>The cluster map is right: by its ids the cluster places objects.
 *   <li>The pod's label says the same in the chart's last shape.
 *   <li>What the chart would make of the host's system UUID is an expectation, and proves nothing.
 * </ol>
 *
 * @param told by the cluster map
 * @param labelled by the pod
 */
record Identity(OldHost host, Optional<String> told, Optional<String> labelled) {

  private static final String LABEL = "ais-daemon-id";

  /** Of all hosts with targets, by the hosts' names. */
  static List<Identity> of(OldRelease release) {
    return release.hosts(release.targets()).stream().map(host -> of(release, host)).toList();
  }

  private static Identity of(OldRelease release, OldHost host) {
    List<String> told =
        release.answer().told().stream()
            .flatMap(answer -> answer.targets().stream())
            .filter(member -> member.address().equals(host.address()))
            .map(Member::id)
            .toList();
    Optional<String> labelled =
        release
            .pod(OldRole.TARGET, host)
            .map(pod -> pod.getMetadata().getLabels().get(LABEL))
            .filter(id -> !id.isEmpty());
    return new Identity(
        host, told.size() == 1 ? Optional.of(told.getFirst()) : Optional.empty(), labelled);
  }

  String id() {
    return told.or(() -> labelled).orElseGet(host::expectedId);
  }

  boolean proved() {
    return told.isPresent() || labelled.isPresent();
  }

  /** Whether nobody says otherwise. */
  boolean agreed() {
    return told.isEmpty() || labelled.isEmpty() || told.equals(labelled);
  }

  /** How a sentence names it: {@code cpu01 (t1a2b3c4d)}. */
  String title() {
    return "%s (%s)".formatted(host.name(), id());
  }

  Identified identified() {
    String source =
        told.isPresent()
            ? "cluster map"
            : labelled.isPresent() ? "label of the pod" : "only expected, by the system UUID";
    return new Identified(host.name(), id(), source);
  }
}
