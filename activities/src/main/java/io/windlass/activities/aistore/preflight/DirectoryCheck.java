package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.LocalVolumeSource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.VolumeNodeAffinity;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether directories of the host are the cluster's alone.
 *
 * <ol>
 *   <li>Of other clusters that may be on the same hosts: one directory may not be, contain, or lie
 *       in one of theirs. Where both name the same disk, it is told: each would count its free room
 *       as its own.
 *   <li>Of claimed volumes: the same.
 *   <li>Of other pods: none may write to the directory, to one in it, or to the one that the spec
 *       names. That some agent may write to the whole host is no matter.
 *   <li>Of its own: no two targets on one host may have one directory, and no data one with state
 *       or logs.
 * </ol>
 */
final class DirectoryCheck implements Check {

  @Override
  public Stream<Finding> of(ClusterWanted cluster, Surroundings around) {
    return cluster.roles().stream()
        .flatMap(role -> HostDirectory.of(role).stream().map(own -> new OfOne(role, own, around)))
        .flatMap(OfOne::find);
  }

  /** What is in the way of one directory. */
  private record OfOne(RoleWanted role, HostDirectory own, Surroundings around) {

    Stream<Finding> find() {
      return Stream.of(ofPods(), ofClusters(), ofVolumes(), ofItsOwn())
          .flatMap(findings -> findings);
    }

    private List<String> hosts() {
      return SuitableHosts.names(around, role);
    }

    private Stream<Finding> ofPods() {
      List<String> hosts = hosts();
      return around.occupants().stream()
          .filter(pod -> hosts.contains(pod.host()))
          .flatMap(
              pod ->
                  pod.directories().stream()
                      .map(HostDirectory::normal)
                      .filter(theirs -> own.holds(theirs) || theirs.equals(own.named()))
                      .map(theirs -> taken(theirs, "written by " + pod.title())))
          .limit(1);
    }

    private Stream<Finding> ofClusters() {
      List<String> hosts = hosts();
      return around.rivals().stream()
          .flatMap(
              rival -> rival.roles().stream().flatMap(theirs -> ofCluster(rival, theirs, hosts)));
    }

    private Stream<Finding> ofCluster(ClusterWanted rival, RoleWanted theirs, List<String> hosts) {
      if (SuitableHosts.names(around, theirs).stream().noneMatch(hosts::contains)) {
        return Stream.empty();
      }
      return HostDirectory.of(theirs).stream()
          .flatMap(
              other -> {
                if (own.overlaps(other.path())) {
                  return Stream.of(taken(other.path(), "that of " + rival.title()));
                }
                return own.data() && other.data() && own.named().equals(other.named())
                    ? Stream.of(shared(rival))
                    : Stream.empty();
              });
    }

    private Finding shared(ClusterWanted rival) {
      return Finding.advice(
          Reason.ADVICE,
          "%s (%s): %s has its data there, too; on a node with both, each counts the free room of the disk as its own"
              .formatted(own.field(), own.named(), rival.title()));
    }

    private Stream<Finding> ofVolumes() {
      return around.volumes().stream()
          .flatMap(List::stream)
          .filter(volume -> path(volume).filter(own::overlaps).isPresent())
          .filter(volume -> isOfAnother(volume) && mayMeet(volume))
          .map(
              volume ->
                  taken(
                      path(volume).orElseThrow(),
                      "that of volume " + volume.getMetadata().getName()))
          .limit(1);
    }

    private boolean isOfAnother(PersistentVolume volume) {
      Names names = Names.of(role.aistore());
      return Optional.ofNullable(volume.getSpec().getClaimRef())
          .filter(
              claim ->
                  !names.namespace().equals(claim.getNamespace())
                      || !claim.getName().contains("-%s-".formatted(names.daemon(role.role()))))
          .isPresent();
    }

    private boolean mayMeet(PersistentVolume volume) {
      List<Node> hosts = SuitableHosts.of(around, role).orElse(List.of());
      return hosts.stream()
          .anyMatch(
              host ->
                  Requirements.match(
                      Optional.ofNullable(volume.getSpec().getNodeAffinity())
                          .map(VolumeNodeAffinity::getRequired),
                      host));
    }

    private static Optional<String> path(PersistentVolume volume) {
      return Optional.ofNullable(volume.getSpec().getLocal())
          .map(LocalVolumeSource::getPath)
          .or(
              () ->
                  Optional.ofNullable(volume.getSpec().getHostPath())
                      .map(HostPathVolumeSource::getPath))
          .map(HostDirectory::normal);
    }

    private Stream<Finding> ofItsOwn() {
      if (!own.data()) {
        return Stream.empty();
      }
      Stream<Finding> inside =
          HostDirectory.of(role).stream()
              .filter(other -> !other.equals(own) && own.holds(other.path()))
              .map(other -> taken(other.path(), "that of " + other.field()));
      return role.size() > 1 && !role.needsHostsOfItsOwn()
          ? Stream.concat(
              inside,
              Stream.of(
                  taken(
                      own.path(),
                      "that of each target, and disablePodAntiAffinity lets several be on one node")))
          : inside;
    }

    private Finding taken(String theirs, String whose) {
      return Finding.blocking(
          Reason.DIRECTORY_TAKEN,
          "%s (%s): the directory %s of the nodes is %s; name another one, or other nodes"
              .formatted(own.field(), own.named(), theirs, whose));
    }
  }
}
