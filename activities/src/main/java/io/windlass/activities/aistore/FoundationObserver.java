package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.kubernetes.Coverage;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at the objects beside StatefulSets: each is read once, all at the same time. */
record FoundationObserver(ServerSide objects, DesiredObjects desired) {

  /**
   * How they stand.
   *
   * @param applied whether all are as the spec wants them, and none is left that it does not want
   * @param strangers objects under wanted names that are not ours
   */
  record Foundation(boolean applied, List<HasMetadata> strangers) {

    /** What counts where nobody looks. */
    static final Foundation APPLIED = new Foundation(true, List.of());
  }

  /** What one object tells. */
  private record Finding(boolean applied, Optional<HasMetadata> stranger) {}

  Foundation observe(AIStore aistore) {
    Ownership ownership = new Ownership(aistore);
    Stream<Supplier<Finding>> wanted =
        desired.foundation(aistore).stream().map(object -> () -> wanted(object, ownership));
    Stream<Supplier<Finding>> unwanted =
        desired.unwanted(aistore).stream().map(object -> () -> unwanted(object, ownership));
    List<Finding> findings = Together.ask(Stream.concat(wanted, unwanted).toList());
    return new Foundation(
        findings.stream().allMatch(Finding::applied),
        findings.stream().flatMap(finding -> finding.stranger().stream()).toList());
  }

  private Finding wanted(HasMetadata object, Ownership ownership) {
    Optional<HasMetadata> live = objects.live(object);
    return new Finding(
        live.filter(present -> Coverage.covers(object, present)).isPresent(),
        live.filter(present -> !ownership.ours(present)));
  }

  /** A stranger may have the name of what we do not want. */
  private Finding unwanted(HasMetadata object, Ownership ownership) {
    return new Finding(objects.live(object).filter(ownership::ours).isEmpty(), Optional.empty());
  }
}
