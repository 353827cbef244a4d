package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.kubernetes.OperatorSigns;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.adopt.DriverEstate;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at a driver that is in the hands of pmem-csi-operator, for {@link AdoptionPlanner}. Changes
 * nothing.
 */
record DriverEstates(DriverAccess access, PmemResource resource) {

  /** How closely it is looked whether the operator works. */
  enum Watch {
    /** As far as clocks can be trusted. */
    GLANCE,
    /** For longer than its leader takes to renew the lease. */
    PATIENT
  }

  /** What is found; empty when the driver is not in that operator's hands. */
  Optional<DriverEstate> found(Watch watch) {
    return found(watch, access.observer().reading());
  }

  /** The same, as one look reads it. */
  Optional<DriverEstate> found(Watch watch, Reading reading) {
    FormerDriverOperator operator = access.formerOperator(reading);
    List<HasMetadata> objects = operator.tellTales(resource);
    Optional<DaemonSet> abroad = operator.abroad(resource);
    boolean theirs = abroad.isPresent() || objects.stream().anyMatch(FormerDriverOperator::theirs);
    return theirs ? Optional.of(estate(objects, abroad, watch)) : Optional.empty();
  }

  private DriverEstate estate(List<HasMetadata> objects, Optional<DaemonSet> abroad, Watch watch) {
    boolean requested = Request.ADOPT.pending(DriverRefusals.annotations(resource)).isPresent();
    DriverLayout wanted = resource.driver(access.observer().desired().platform()).layout();
    Optional<DriverLayout> layout =
        layout(Stream.concat(abroad.stream(), objects.stream()), wanted);
    String kind = resource instanceof DriverDeployment ? "deployments" : "pmemcsideployments";
    return new DriverEstate(
        "%s.%s/%s".formatted(kind, PmemResource.API_GROUP, resource.getMetadata().getName()),
        layout,
        wanted,
        abroad.map(set -> set.getMetadata().getNamespace()).orElse(access.namespace()),
        access.namespace(),
        requested,
        requested ? works(objects, watch) : Optional.empty(),
        layout.equals(Optional.of(wanted))
            ? new AdoptionObstacles(access, resource).among(objects)
            : List.of());
  }

  /** Where nothing tells, that of the image; empty where objects differ. */
  private Optional<DriverLayout> layout(
      Stream<? extends HasMetadata> objects, DriverLayout otherwise) {
    List<Optional<DriverLayout>> found =
        objects.flatMap(object -> layout(object).stream()).distinct().toList();
    return switch (found.size()) {
      case 0 -> Optional.of(otherwise);
      case 1 -> found.getFirst();
      default -> Optional.empty();
    };
  }

  /** A Secret tells nothing. */
  private static Optional<Optional<DriverLayout>> layout(HasMetadata object) {
    return selector(object).map(selector -> DriverWorkloads.layout(object, selector));
  }

  private static Optional<Map<String, String>> selector(HasMetadata object) {
    return switch (object) {
      case DaemonSet set -> Optional.of(set.getSpec().getSelector().getMatchLabels());
      case StatefulSet set -> Optional.of(set.getSpec().getSelector().getMatchLabels());
      case Deployment set -> Optional.of(set.getSpec().getSelector().getMatchLabels());
      case HasMetadata other -> Optional.empty();
    };
  }

  private Optional<String> works(Collection<HasMetadata> objects, Watch watch) {
    OperatorSigns signs = access.operatorSigns();
    return running()
        .or(
            () ->
                switch (watch) {
                  case GLANCE -> signs.seen(objects);
                  case PATIENT -> signs.watched(objects);
                });
  }

  private Optional<String> running() {
    return access
        .kubernetes()
        .pods()
        .inAnyNamespace()
        .withField("status.phase", "Running")
        .list()
        .getItems()
        .stream()
        .filter(pod -> !pod.isMarkedForDeletion())
        .filter(DriverEstates::isOperator)
        .map(
            pod ->
                "its pod %s/%s runs"
                    .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName()))
        .sorted()
        .findFirst();
  }

  private static boolean isOperator(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(DriverEstates::words)
        .anyMatch(
            word ->
                word.equals(AdoptionPlanner.OPERATOR)
                    || word.endsWith("/" + AdoptionPlanner.OPERATOR));
  }

  private static Stream<String> words(Container container) {
    return Stream.of(List.of(container.getName()), container.getCommand(), container.getArgs())
        .flatMap(List::stream);
  }
}
