package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.temporal.Together;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at a driver's objects beside those that run pods: each is read once, all together. */
record FoundationLook(ServerSide objects, Reading reading) {

  /**
   * How they stand.
   *
   * @param applied whether all are as the spec wants them
   * @param strangers objects under wanted names that are not ours
   */
  record Foundation(boolean applied, List<HasMetadata> strangers) {}

  private record Finding(boolean applied, Optional<HasMetadata> stranger) {}

  /**
   * How they stand.
   *
   * @param held Secrets as they are to be; empty when that can't be told
   */
  Foundation at(
      DriverContext context,
      Ownership own,
      Optional<List<Secret>> held,
      List<HasMetadata> secrets) {
    Stream<HasMetadata> wanted =
        Stream.concat(
            DriverObjects.foundation(context).stream(), held.stream().flatMap(List::stream));
    List<Supplier<Finding>> questions =
        wanted.<Supplier<Finding>>map(object -> () -> finding(object, own)).toList();
    List<Finding> findings = Together.ask(questions);
    return new Foundation(
        held.isPresent()
            && findings.stream().allMatch(Finding::applied)
            && obsolete(objects, context).noneMatch(own::ours),
        Stream.concat(
                findings.stream().flatMap(finding -> finding.stranger().stream()),
                secrets.stream().filter(secret -> !own.ours(secret)))
            .toList());
  }

  /**
   * What another release has left, as it is: see {@link DriverObjects#obsolete}. A DaemonSet that
   * converts a node at the moment stays until it has done so.
   */
  static Stream<HasMetadata> obsolete(ServerSide objects, DriverContext context) {
    List<Supplier<Optional<HasMetadata>>> questions =
        DriverObjects.obsolete(context).stream()
            .<Supplier<Optional<HasMetadata>>>map(object -> () -> objects.live(object))
            .toList();
    return Together.ask(questions).stream()
        .flatMap(Optional::stream)
        .filter(live -> !(live instanceof DaemonSet set && busy(set)));
  }

  /** Whether it has a pod, or is to have one. */
  static boolean busy(DaemonSet set) {
    return set.getStatus() != null
        && (set.getStatus().getCurrentNumberScheduled() > 0
            || set.getStatus().getDesiredNumberScheduled() > 0);
  }

  private Finding finding(HasMetadata wanted, Ownership own) {
    Optional<HasMetadata> live = reading.live(wanted);
    return new Finding(
        live.filter(own::ours).filter(present -> objects.unchanged(wanted, present)).isPresent(),
        live.filter(present -> !own.ours(present)));
  }
}
