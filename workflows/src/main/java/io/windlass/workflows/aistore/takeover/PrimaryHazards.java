package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * The label of the first primary. A release whose pods all start anew, as on the way back, needs it
 * on exactly one host: the older shape waits without it for ever, the last one starts no primary.
 */
final class PrimaryHazards {

  static final String LABEL = "nvidia.com/ais-initial-primary-proxy";

  private PrimaryHazards() {}

  static Stream<Finding> of(OldRelease release) {
    String wanted = "%s=%s".formatted(LABEL, release.fullName());
    List<String> labelled =
        release.hosts().stream()
            .filter(host -> host.label(LABEL).equals(release.fullName()))
            .map(OldHost::name)
            .sorted()
            .toList();
    if (labelled.isEmpty()) {
      return Stream.of(Hazard.PRIMARY_LABEL_MISSING.found(wanted));
    }
    if (labelled.size() > 1) {
      return Stream.of(
          Hazard.PRIMARY_LABEL_AMBIGUOUS.found(
              "%s on %s".formatted(wanted, String.join(" and ", labelled))));
    }
    boolean runsProxy =
        release.hosts(release.proxies()).stream()
            .anyMatch(host -> host.name().equals(labelled.getFirst()));
    return runsProxy
        ? Stream.empty()
        : Stream.of(
            Hazard.PRIMARY_LABEL_ASTRAY.found("%s on %s".formatted(wanted, labelled.getFirst())));
  }
}
