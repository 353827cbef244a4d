package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.objects.SideSecret;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a driver away whose resource is being deleted. */
record DriverRemoval(DriverAccess access, PmemResource resource) {

  /** The volumes for which the driver has to stay; empty when it may go. */
  Optional<DriverVolumes> held() {
    boolean orphan =
        resource
            .getMetadata()
            .getUid()
            .equals(PmemAnnotations.value(resource, PmemAnnotations.ORPHAN));
    return orphan
        ? Optional.empty()
        : Optional.of(VolumeLook.of(access.kubernetes(), context().spec().driverName()).all())
            .filter(volumes -> volumes.count() > 0);
  }

  /** From the nodes: pods first, then the labels by which they were claimed. */
  void removeDriver() {
    held()
        .ifPresent(
            volumes -> {
              throw Failures.planOutdated("there are volumes again: " + volumes.sentence());
            });
    NodeConversion.settle(access, resource, context());
    Optional<DaemonSet> live = access.workloads(resource).nodes();
    live.ifPresent(access.own(resource)::delete);
    boolean ours = live.map(access.own(resource)::ours).orElse(true);
    if (ours) {
      Waiting.until(() -> ended(Side.NODE));
    }
    NodeClaims claims = new NodeClaims(access, resource);
    claims.owned().forEach(claims::release);
  }

  void removeController() {
    DriverObjects.controllers(context()).forEach(access.own(resource)::delete);
  }

  /** What is left; then Kubernetes may remove the resource. */
  void removeFoundation() {
    OwnObjects own = access.own(resource);
    DriverContext context = context();
    List<HasMetadata> objects = new ArrayList<>(DriverObjects.everything(context).reversed());
    for (Side side : Side.values()) {
      objects.add(SideSecret.of(context, side, Map.of()));
    }
    objects.add(SideSecret.ofAuthority(context, Map.of()));
    objects.forEach(own::delete);
    access
        .find(References.to(resource))
        .ifPresent(present -> access.resources().release(present, PmemAnnotations.FINALIZER));
  }

  /** Pods of nodes that are lost end when those are removed, and are not waited for. */
  private boolean ended(Side side) {
    List<Pod> left = access.workloads(resource).pods(side);
    if (left.isEmpty()) {
      return true;
    }
    Set<String> reachable =
        access.kubernetes().nodes().list().getItems().stream()
            .filter(NodeLook::reachable)
            .map(Node::getMetadata)
            .map(metadata -> metadata.getName())
            .collect(Collectors.toSet());
    return left.stream().noneMatch(pod -> reachable.contains(pod.getSpec().getNodeName()));
  }

  private DriverContext context() {
    return access.observer().desired().context(resource, DriverMaterial.NOTHING, Optional.empty());
  }
}
