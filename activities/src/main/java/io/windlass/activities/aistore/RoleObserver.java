package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.aistore.objects.ClaimNames;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.RoleObservation.Remains;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.PodProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks at the nodes of one role: StatefulSet, pods, and their lines in the cluster map. */
final class RoleObserver {

  private static final String REVISION_LABEL = "controller-revision-hash";

  private final KubernetesClient kubernetes;
  private final ServerSide objects;
  private final DesiredObjects desired;
  private final AIStoreSettings settings;

  RoleObserver(
      KubernetesClient kubernetes,
      ServerSide objects,
      DesiredObjects desired,
      AIStoreSettings settings) {
    this.kubernetes = kubernetes;
    this.objects = objects;
    this.desired = desired;
    this.settings = settings;
  }

  /**
   * What one look at a cluster has in common for both roles.
   *
   * @param live the StatefulSets, to which the templates refer
   * @param pods those that they own
   * @param host that is to be drained
   * @param depth whether templates are compared with the spec
   */
  record Surroundings(
      AIStore aistore,
      Optional<ClusterMap> map,
      Both<Optional<StatefulSet>> live,
      Both<List<Pod>> pods,
      Optional<DrainedHost> host,
      Depth depth) {}

  /** How much of a look is needed. */
  enum Depth {
    /** Also whether everything owned is as the spec wants it: many calls to the API server. */
    THOROUGH,
    /** Nodes, and whether their templates are as the spec wants them. */
    TEMPLATES,
    /** Nodes only; everything else counts as applied. */
    NODES
  }

  /** What is looked at: a role's StatefulSet in its surroundings. */
  private record Subject(
      Surroundings around, DaemonRole role, StatefulSet live, DataVolumes volumes) {

    AIStore aistore() {
      return around.aistore();
    }

    String pod(int ordinal) {
      return Names.of(aistore()).pod(role, ordinal);
    }
  }

  /** What the resource remembers of its targets: read once for all of them. */
  private record Records(SettledTargets settled, Departures departures) {

    static Records of(AIStore aistore) {
      return new Records(
          SettledTargets.parse(Annotations.value(aistore, Annotations.SETTLED_TARGETS)),
          Departures.parse(Annotations.value(aistore, Annotations.LEAVING_TARGETS)));
    }
  }

  /** What a look would tell of a pod by itself, whatever time it is. */
  record Sign(boolean running, boolean ready, boolean ending, Optional<String> problem) {

    static Sign of(Pod pod) {
      return new Sign(
          MainContainer.running(pod),
          PodReading.ready(pod),
          PodReading.terminating(pod),
          PodReading.problem(pod, Instant.EPOCH, Duration.ZERO).map(PodProblem::message));
    }
  }

  RoleObservation observe(Surroundings around, DaemonRole role) {
    int wanted = ClusterSize.of(around.aistore()).of(role).wanted();
    return around
        .live()
        .of(role)
        .map(
            present ->
                observe(
                    new Subject(
                        around, role, present, new DataVolumes(kubernetes, around.aistore())),
                    wanted))
        .orElseGet(() -> RoleObservation.absent(role, wanted));
  }

  private RoleObservation observe(Subject subject, int wanted) {
    Map<String, Pod> pods = pods(subject);
    Records records = Records.of(subject.aistore());
    int replicas = subject.live().getSpec().getReplicas();
    Optional<PodCreation> creation =
        pods.size() < replicas
            ? Optional.of(PodCreation.of(kubernetes, subject.live()))
            : Optional.empty();
    List<NodeObservation> nodes =
        IntStream.range(0, replicas)
            .mapToObj(ordinal -> node(subject, ordinal, pods, records, creation))
            .map(node -> node.ordinal() < wanted ? node : surplus(subject, node))
            .toList();
    return new RoleObservation(
        subject.role(),
        true,
        wanted,
        Shapes.partition(subject.live()),
        applied(subject, pods.values()),
        nodes,
        remains(subject, pods));
  }

  private Remains remains(Subject subject, Map<String, Pod> pods) {
    Set<String> wanted =
        IntStream.range(0, subject.live().getSpec().getReplicas())
            .mapToObj(subject::pod)
            .collect(Collectors.toSet());
    List<Pod> left =
        pods.values().stream()
            .filter(pod -> !wanted.contains(pod.getMetadata().getName()))
            .toList();
    Instant now = Instant.now();
    return new Remains(
        StoppedNodes.former(subject.live()),
        left.size(),
        left.stream()
            .flatMap(pod -> PodReading.problem(pod, now, settings.patience()).stream())
            .filter(PodProblem::lasting)
            .findFirst());
  }

  /** Of a target that is to go, it matters whether it can hold anything. */
  private NodeObservation surplus(Subject subject, NodeObservation node) {
    boolean unused =
        subject.role() == DaemonRole.TARGET && !node.running() && node.member().isEmpty();
    return unused && !node.told() && subject.volumes().neverBound(node.name())
        ? node.holdingNothing()
        : node;
  }

  private boolean applied(Subject subject, Collection<Pod> pods) {
    return switch (subject.around().depth()) {
      case THOROUGH, TEMPLATES -> compared(subject, pods);
      case NODES -> true;
    };
  }

  private boolean compared(Subject subject, Collection<Pod> pods) {
    Shape shape = Shapes.of(subject.live());
    AIStore aistore =
        subject.role() == DaemonRole.TARGET
            ? HeldMounts.without(subject.aistore(), shape.replicas(), pods)
            : subject.aistore();
    StatefulSet wanted = desired.nodes(aistore, subject.role(), shape, subject.around().live());
    StatefulSet applied = Kept.of(subject.aistore()).over(wanted, subject.live());
    return !ClaimNames.differ(subject.live(), applied)
        && objects.preview(applied).getSpec().equals(subject.live().getSpec());
  }

  private NodeObservation node(
      Subject subject,
      int ordinal,
      Map<String, Pod> pods,
      Records records,
      Optional<PodCreation> creation) {
    String name = subject.pod(ordinal);
    Optional<NodeObservation.Pod> pod =
        Optional.ofNullable(pods.get(name)).map(found -> pod(subject, found, records));
    Optional<NodeObservation.Member> member =
        subject.around().map().flatMap(map -> map.of(name).map(entry -> member(map, entry)));
    Optional<PodProblem> uncreated =
        creation.flatMap(attempts -> attempts.problem(name, Instant.now(), settings.patience()));
    return new NodeObservation(name, ordinal, pod, member, uncreated);
  }

  private NodeObservation.Pod pod(Subject subject, Pod pod, Records records) {
    Instant now = Instant.now();
    boolean ready = PodReading.ready(pod);
    String revision = pod.getMetadata().getLabels().get(REVISION_LABEL);
    return new NodeObservation.Pod(
        pod.getMetadata().getUid(),
        subject.live().getStatus().getUpdateRevision().equals(revision),
        MainContainer.running(pod),
        ready,
        ready ? PodReading.sinceReadyChanged(pod, now) : Duration.ZERO,
        records.settled().contains(pod),
        PodReading.terminating(pod),
        problem(subject, pod, records),
        records.departures().of(pod));
  }

  private Optional<PodProblem> problem(Subject subject, Pod pod, Records records) {
    Instant now = Instant.now();
    boolean overlong = PodReading.sinceReadyChanged(pod, now).compareTo(settings.patience()) > 0;
    return PodReading.problem(pod, now, settings.patience())
        .map(found -> overlong ? VolumeTrouble.behind(found, kubernetes, pod) : found)
        .map(
            found ->
                LostHost.matters(found, overlong)
                    ? new LostHost(kubernetes, pod, awaited(subject, pod, records)).behind(found)
                    : found);
  }

  /** The host that it may wait for, and with it nothing is amiss: a target has left no data. */
  private static Optional<String> awaited(Subject subject, Pod pod, Records records) {
    boolean holdsNothing =
        subject.role() == DaemonRole.PROXY
            || records.departures().of(pod) == NodeObservation.Departure.EMPTIED;
    return subject.around().host().filter(host -> holdsNothing).map(DrainedHost::name);
  }

  private static NodeObservation.Member member(ClusterMap map, ClusterMap.Entry entry) {
    return new NodeObservation.Member(
        entry.id(), entry.id().equals(map.primary()), entry.flagged(), entry.leaving());
  }

  private static Map<String, Pod> pods(Subject subject) {
    return subject.around().pods().of(subject.role()).stream()
        .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), Function.identity()));
  }

  /**
   * The StatefulSet of the name, whosever it is. Ours is waited for until its controller has seen
   * its present spec: before that the revision that pods are compared with is a stale one.
   *
   * @param read objects that were read a moment ago; it may be among them
   */
  Optional<StatefulSet> live(AIStore aistore, DaemonRole role, List<HasMetadata> read) {
    String name = Names.of(aistore).daemon(role);
    return read.stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .filter(live -> name.equals(live.getMetadata().getName()) && seen(live))
        .findFirst()
        .or(() -> live(aistore, role));
  }

  private Optional<StatefulSet> live(AIStore aistore, DaemonRole role) {
    return Waiting.until(
        () -> RoleObjects.named(kubernetes, aistore, role),
        found -> found.filter(new Ownership(aistore)::ours).filter(live -> !seen(live)).isEmpty());
  }

  private static boolean seen(StatefulSet live) {
    return live.getStatus() != null
        && live.getStatus().getUpdateRevision() != null
        && live.getMetadata().getGeneration().equals(live.getStatus().getObservedGeneration());
  }
}
