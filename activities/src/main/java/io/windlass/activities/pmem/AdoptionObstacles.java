package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a driver of pmem-csi-operator can't be adopted as it is, for a person or that operator to
 * end.
 *
 * <ol>
 *   <li>The spec can't be followed.
 *   <li>A rollout has begun and not ended, or an object was never written under that operator's
 *       name.
 *   <li>Raw namespaces are being converted.
 *   <li>A Secret holds no certificate: what pods are started with has to be known.
 *   <li>The DaemonSet selects other nodes than the spec.
 *   <li>A node with a pod of the driver is another driver's: the pod would end with the first
 *       template of ours.
 * </ol>
 */
record AdoptionObstacles(DriverAccess access, PmemResource resource) {

  /** All that there are. */
  List<String> among(List<HasMetadata> objects) {
    List<String> obstacles = new ArrayList<>();
    refused().map(Stalled::message).ifPresent(obstacles::add);
    objects.forEach(object -> unfinished(object).ifPresent(obstacles::add));
    objects.forEach(object -> anonymous(object).ifPresent(obstacles::add));
    converting().ifPresent(obstacles::add);
    certificates().ifPresent(obstacles::add);
    selection().ifPresent(obstacles::add);
    shared().ifPresent(obstacles::add);
    return obstacles;
  }

  private Optional<Stalled<PmemStep>> refused() {
    ResourceReference reference = References.to(resource);
    return DriverRefusals.of(
        resource,
        access.resources().unknownFields(reference),
        new ReconcileRequest(reference, Cause.RETRY));
  }

  /** A rollout that has begun would be taken up at once. */
  private static Optional<String> unfinished(HasMetadata object) {
    return switch (object) {
      case DaemonSet nodes when nodes.getStatus() != null ->
          unfinished(
              object,
              nodes.getStatus().getUpdatedNumberScheduled(),
              nodes.getStatus().getCurrentNumberScheduled());
      case StatefulSet controller when controller.getStatus() != null ->
          unfinished(
              object,
              controller.getStatus().getUpdatedReplicas(),
              controller.getStatus().getReplicas());
      case Deployment controller when controller.getStatus() != null ->
          unfinished(
              object,
              controller.getStatus().getUpdatedReplicas(),
              controller.getStatus().getReplicas());
      case HasMetadata other -> Optional.empty();
    };
  }

  private static Optional<String> unfinished(
      HasMetadata object, @Nullable Integer updated, @Nullable Integer pods) {
    int present = pods == null ? 0 : pods;
    int current = updated == null ? 0 : updated;
    return current == present
        ? Optional.empty()
        : Optional.of(
            "%s is in the middle of a rollout: %d of %d pods have its template. Let %s finish it first"
                .formatted(Ownership.title(object), current, present, AdoptionPlanner.OPERATOR));
  }

  /** Whose fields are whose can only be told where the operator has written under its name. */
  private static Optional<String> anonymous(HasMetadata object) {
    boolean known =
        !FormerDriverOperator.theirs(object)
            || FormerDriverOperator.HANDOVER.lastWrite(object).isPresent();
    return known
        ? Optional.empty()
        : Optional.of(
            "%s was written by %s, and never by %s: which fields are that operator's can't be told. Have it write the object once more, for example with another label in spec.labels"
                .formatted(Ownership.title(object), writers(object), AdoptionPlanner.OPERATOR));
  }

  private static String writers(HasMetadata object) {
    return object.getMetadata().getManagedFields().stream()
        .map(ManagedFieldsEntry::getManager)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private DriverContext context() {
    return access.observer().desired().context(resource, DriverMaterial.NOTHING, Optional.empty());
  }

  /** A program that converts memory is not to be ended; Windlass removes what starts it. */
  private Optional<String> converting() {
    return DriverObjects.obsolete(context()).stream()
        .flatMap(object -> access.objects().live(object).stream())
        .filter(live -> live instanceof DaemonSet set && FoundationLook.busy(set))
        .map(
            set ->
                "%s converts raw namespaces at the moment, or a node is labelled for it: let it end, or take the label from the node, first"
                    .formatted(Ownership.title(set)))
        .findFirst();
  }

  /** What pods are started with has to be known, so that it can be told when it changes. */
  private Optional<String> certificates() {
    DriverContext context = context();
    if (context.spec().layout() == DriverLayout.DISTRIBUTED) {
      return Optional.empty();
    }
    DriverMaterial held = access.certificates().read(context).material();
    return Stream.of(Side.values())
        .filter(side -> !held.shown().containsKey(side))
        .map(side -> side.secret(resource.names()))
        .findFirst()
        .map(
            name ->
                "Secret %s does not hold a certificate with its key: have %s make it anew, or put it right"
                    .formatted(name, AdoptionPlanner.OPERATOR));
  }

  /** The spec was edited, and nobody has brought it to the DaemonSet. */
  private Optional<String> selection() {
    Map<String, String> wanted =
        resource.driver(access.observer().desired().platform()).nodeSelector();
    return access
        .workloads(resource)
        .nodes()
        .map(AdoptionObstacles::selector)
        .filter(selected -> !selected.equals(wanted))
        .map(
            selected ->
                "spec.nodeSelector is %s, and the DaemonSet selects %s: set it back until the driver is adopted, or have %s follow it first"
                    .formatted(wanted, selected, AdoptionPlanner.OPERATOR));
  }

  private static Map<String, String> selector(DaemonSet live) {
    return Objects.requireNonNullElse(
        live.getSpec().getTemplate().getSpec().getNodeSelector(), Map.of());
  }

  private Optional<String> shared() {
    Set<String> hosts =
        access.workloads(resource).pods(Side.NODE).stream()
            .map(pod -> Objects.requireNonNullElse(pod.getSpec().getNodeName(), ""))
            .collect(Collectors.toSet());
    return access.kubernetes().nodes().list().getItems().stream()
        .filter(node -> hosts.contains(node.getMetadata().getName()))
        .filter(this::anothers)
        .map(
            node ->
                "node %s has this driver and is another's, by its label %s=%s: let the selectors of both select different nodes"
                    .formatted(node.getMetadata().getName(), DriverNames.OWNER_LABEL, owner(node)))
        .sorted()
        .findFirst();
  }

  private boolean anothers(Node node) {
    return !owner(node).isEmpty() && !owner(node).equals(resource.names().owner());
  }

  private static String owner(Node node) {
    return Rivals.labels(node).getOrDefault(DriverNames.OWNER_LABEL, "");
  }
}
