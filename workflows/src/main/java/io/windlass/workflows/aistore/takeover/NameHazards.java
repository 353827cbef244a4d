package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Names that the old release and the new cluster would share. By {@code <full name>-proxy}, and in
 * the older shape also by {@code <full name>-initial-primary-proxy}, old nodes find each other.
 */
final class NameHazards {

  private NameHazards() {}

  static Stream<Finding> of(OldRelease release, TakeOverRequest request) {
    Set<String> discovery =
        Set.of(
            "Service %s-proxy".formatted(release.fullName()),
            "Service %s-initial-primary-proxy".formatted(release.fullName()));
    List<String> wanted =
        NewObjects.of(request).stream().map(NewObjects.Named::title).sorted().toList();
    List<String> shared = wanted.stream().filter(discovery::contains).toList();
    List<String> taken =
        wanted.stream()
            .filter(Predicate.not(discovery::contains))
            .filter(release.surroundings().names()::contains)
            .toList();
    return Stream.of(
            found(Hazard.SHARED_DISCOVERY_NAME, shared),
            found(Hazard.NAME_TAKEN, taken),
            found(Hazard.SECOND_RELEASE, release.surroundings().releases()))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> found(Hazard hazard, List<String> what) {
    return what.isEmpty() ? Stream.empty() : Stream.of(hazard.found(what));
  }
}
