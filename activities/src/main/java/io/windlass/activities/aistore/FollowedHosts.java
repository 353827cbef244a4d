package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.autoscale.HostFollower;
import io.windlass.workflows.aistore.autoscale.Place;
import io.windlass.workflows.aistore.autoscale.RoleFollowing;
import io.windlass.workflows.aistore.autoscale.Terms;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AutoscaleStatus;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Replacement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks at the hosts that the roles of a cluster follow.
 *
 * <ol>
 *   <li>Asked for are the hosts with the labels, and those that our nodes are on: no others,
 *       however many there are.
 *   <li>A node is where its pod is, or while that waits, where its volumes are.
 *   <li>A StatefulSet that is gone counts as having as many nodes as the status told last, so that
 *       none is left out that may hold something.
 *   <li>A cluster of a fixed size costs no call, nor does one that is being deleted.
 * </ol>
 */
final class FollowedHosts {

  private final KubernetesClient kubernetes;
  private final AIStore aistore;

  private FollowedHosts(KubernetesClient kubernetes, AIStore aistore) {
    this.kubernetes = kubernetes;
    this.aistore = aistore;
  }

  /**
   * What came of it.
   *
   * @param aistore the resource with a status that says how things are now
   * @param objection why a node stays that should not, or why there is none
   */
  record Followed(AIStore aistore, Optional<Objection> objection) {

    /** What it means for the cluster. */
    ClusterObservation.Following following() {
      ClusterSize size = ClusterSize.of(aistore);
      return new ClusterObservation.Following(
          objection, size.proxies().spared(), size.targets().spared());
    }

    /** The hosts that count; empty when the size is fixed. */
    Optional<AutoscaleStatus> hosts() {
      return Optional.ofNullable(aistore.getStatus().autoscaleStatus());
    }
  }

  static Followed of(KubernetesClient kubernetes, AIStore aistore) {
    if (aistore.isMarkedForDeletion()) {
      return new Followed(aistore, Optional.empty());
    }
    boolean follows =
        Arrays.stream(DaemonRole.values())
            .anyMatch(role -> ClusterSize.followsNodes(aistore.getSpec(), role));
    return follows
        ? new FollowedHosts(kubernetes, aistore).look()
        : new Followed(following(aistore, Optional.empty()), Optional.empty());
  }

  private static AIStore following(AIStore aistore, Optional<AutoscaleStatus> hosts) {
    return aistore.with(aistore.getStatus().following(hosts));
  }

  private Followed look() {
    Both<Optional<RoleFollowing>> seen = Both.ask(this::role);
    AutoscaleStatus hosts =
        new AutoscaleStatus(
            names(seen.proxies()),
            names(seen.targets()),
            seen.proxies().map(RoleFollowing::wanted).orElse(null),
            seen.targets().map(RoleFollowing::wanted).orElse(null));
    return new Followed(
        following(aistore, Optional.of(hosts)),
        seen.stream()
            .flatMap(Optional::stream)
            .flatMap(role -> role.objection().stream())
            .findFirst());
  }

  private static List<String> names(Optional<RoleFollowing> role) {
    return role.map(RoleFollowing::hosts).orElse(List.of());
  }

  private Optional<RoleFollowing> role(DaemonRole role) {
    if (!ClusterSize.followsNodes(aistore.getSpec(), role)) {
      return Optional.empty();
    }
    Terms terms = Terms.of(aistore.getSpec(), role);
    List<Place> places = places(role);
    Optional<String> replaced =
        Replacement.pendingIn(aistore.getMetadata().getAnnotations()).map(Replacement::node);
    return Optional.of(
        new HostFollower(terms, hosts(terms, places).values(), places, replaced).follow());
  }

  private Map<String, Node> hosts(Terms terms, List<Place> places) {
    Map<String, Node> hosts = new HashMap<>();
    kubernetes
        .nodes()
        .withLabels(terms.selector())
        .list()
        .getItems()
        .forEach(host -> hosts.put(host.getMetadata().getName(), host));
    places.stream()
        .flatMap(place -> place.host().stream())
        .filter(name -> !hosts.containsKey(name))
        .flatMap(name -> Optional.ofNullable(kubernetes.nodes().withName(name).get()).stream())
        .forEach(host -> hosts.put(host.getMetadata().getName(), host));
    return hosts;
  }

  private List<Place> places(DaemonRole role) {
    Optional<StatefulSet> live = RoleObjects.statefulSet(kubernetes, aistore, role);
    Map<String, Place> placed =
        live.map(owner -> RoleObjects.pods(kubernetes, owner)).orElse(List.of()).stream()
            .filter(pod -> pod.getSpec().getNodeName() != null)
            .map(FollowedHosts::place)
            .collect(Collectors.toMap(Place::pod, Function.identity()));
    List<String> names =
        IntStream.range(0, live.map(FollowedHosts::replicas).orElseGet(() -> told(role)))
            .mapToObj(ordinal -> Names.of(aistore).pod(role, ordinal))
            .toList();
    List<PersistentVolumeClaim> claims =
        placed.keySet().containsAll(names)
            ? List.of()
            : RoleObjects.claims(kubernetes, aistore, role);
    DataVolumes volumes = new DataVolumes(kubernetes, aistore);
    return names.stream()
        .map(
            name ->
                Optional.ofNullable(placed.get(name))
                    .orElseGet(() -> waiting(role, name, claims, volumes)))
        .toList();
  }

  private static int replicas(StatefulSet live) {
    return live.getSpec().getReplicas();
  }

  private int told(DaemonRole role) {
    return ClusterSize.of(aistore).of(role).wanted();
  }

  private static Place place(Pod pod) {
    return new Place(
        pod.getMetadata().getName(),
        Optional.of(pod.getSpec().getNodeName()),
        Optional.of(PodReading.placedAt(pod)),
        false);
  }

  private Place waiting(
      DaemonRole role, String pod, List<PersistentVolumeClaim> claims, DataVolumes volumes) {
    List<PersistentVolumeClaim> own =
        claims.stream().filter(claim -> claim.getMetadata().getName().endsWith("-" + pod)).toList();
    boolean unbound = own.stream().allMatch(claim -> claim.getSpec().getVolumeName() == null);
    boolean empty = unbound && (role == DaemonRole.PROXY || volumes.neverBound(pod));
    VolumeHosts hosts = new VolumeHosts(kubernetes);
    Optional<String> host =
        ApiRefusal.unlessForbidden(
            Optional.empty(),
            () -> own.stream().flatMap(claim -> hosts.of(claim).stream()).findFirst());
    return new Place(pod, host, Optional.empty(), empty);
  }
}
