package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.aistore.ClusterObserver.Look;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.aistore.objects.CarriedOver;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.PodChanges;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.temporal.Together;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitCluster;
import io.windlass.workflows.aistore.KubernetesStep.AwaitDropped;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Changes a cluster's objects in Kubernetes, and waits for its nodes. */
final class ClusterNodes {

  /**
   * Between two looks when no pod changes: for what only time can tell, such as a lasting failure.
   */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** How many times as long as a pod may fail to start AIStore may count a node that is down. */
  private static final int DROPPED_TIMES = 8;

  private final ClusterAccess access;

  ClusterNodes(ClusterAccess access) {
    this.access = access;
  }

  /**
   * Makes deletion wait for us first, then applies what pods need before they start, deletes what
   * an earlier spec has left of it, and waits for the addresses of load balancers. They are among
   * the names that cert-manager is asked for last.
   */
  void applyFoundation(AIStore aistore) {
    Map<String, String> hashes = access.desired().restartHashes(aistore);
    access.resources().hold(aistore, Annotations.FINALIZER, hashes);
    LoadBalancerAddresses addresses = new LoadBalancerAddresses(access, aistore);
    addresses.announce();
    OwnObjects own = access.objects(aistore);
    List<HasMetadata> foundation = access.desired().foundation(aistore);
    access.keepNoMore(aistore, foundation);
    Stream<Runnable> wanted = foundation.stream().map(object -> () -> own.apply(object));
    Stream<Runnable> unwanted =
        Stream.concat(
                access.desired().unwanted(aistore).stream(),
                access.loadBalancers().left(aistore).stream())
            .map(object -> () -> own.delete(object));
    Together.run(Stream.concat(wanted, unwanted));
    addresses.await();
    new CertificateDelivery(access, aistore).run();
  }

  /** Applies each role's StatefulSet, all at once, if none of them disturbs. */
  void apply(AIStore aistore, List<ApplyNodes> steps) {
    ClusterObservation seen = before(aistore, steps);
    steps.forEach(step -> LastLook.before(step, seen));
    List<StatefulSet> wanted = steps.stream().map(step -> wanted(aistore, step)).toList();
    access.keepNoMore(aistore, wanted);
    Together.run(wanted.stream().map(nodes -> () -> new NodeSet(access, aistore, nodes).apply()));
  }

  /** Whether a proxy would be replaced, its template tells; targets never are by an apply. */
  private ClusterObservation before(AIStore aistore, List<ApplyNodes> steps) {
    return steps.stream().anyMatch(step -> step.role() == DaemonRole.PROXY)
        ? access.observer().lookAtTemplates(aistore).observation()
        : access.glance(aistore);
  }

  private StatefulSet wanted(AIStore aistore, ApplyNodes step) {
    Shape shape = new Shape(step.replicas(), step.partition());
    AIStore present =
        step.role() == DaemonRole.TARGET
            ? HeldMounts.without(aistore, held(aistore), access.targetPods(aistore))
            : aistore;
    return access
        .desired()
        .nodes(present, step.role(), shape, RoleObjects.statefulSets(access.kubernetes(), aistore));
  }

  /** How many targets are there already; none stands in the way of others in a new StatefulSet. */
  private int held(AIStore aistore) {
    return RoleObjects.statefulSet(access.kubernetes(), aistore, DaemonRole.TARGET)
        .map(live -> live.getSpec().getReplicas())
        .orElse(0);
  }

  /** Deletes the pod that was observed, and no other. Its end may take long; it is awaited next. */
  void restart(AIStore aistore, RestartTarget step) {
    Predicate<Pod> observed = pod -> step.uid().equals(pod.getMetadata().getUid());
    Optional<Pod> pod = RoleObjects.pod(access.kubernetes(), aistore, step.pod()).filter(observed);
    pod.filter(present -> !PodReading.terminating(present))
        .ifPresent(
            present -> {
              LastLook.before(step, access.glance(aistore));
              access.kubernetes().resource(present).delete();
            });
  }

  void await(ResourceReference reference, AwaitNode step) {
    await(reference, step::over);
  }

  /** AIStore drops a member that does not answer within a fraction of this time. */
  void await(ResourceReference reference, AwaitDropped step) {
    Instant end = Instant.now().plus(access.patience().multipliedBy(DROPPED_TIMES));
    await(
        reference,
        seen -> {
          boolean over = step.over(seen);
          if (!over && Instant.now().isAfter(end)) {
            throw Failures.refused(
                Reason.DATA_UNREACHABLE,
                "AIStore still counts %s as a member: its process may run on a machine that Kubernetes has lost. End it there"
                    .formatted(step.pod()));
          }
          return over;
        });
  }

  void await(ResourceReference reference, AwaitCluster step) {
    await(reference, step::over);
  }

  /**
   * Looks whenever a pod of the cluster changes so that it would tell something else. When
   * Kubernetes has nothing more to tell, the rest is up to AIStore, which offers no event; and if
   * that never answers, a person is told.
   */
  private void await(ResourceReference reference, Predicate<ClusterObservation> condition) {
    Map<String, String> labels = Labels.cluster(reference.name());
    Silence silence = new Silence(access.patience());
    try (PodChanges changes =
        new PodChanges(access.kubernetes(), reference.namespace(), labels, RoleObserver.Sign::of)) {
      Optional<Sight> seen = look(reference, condition);
      while (seen.isPresent()) {
        silence.heed(seen.get().look());
        awaitNews(seen.get(), changes);
        seen = look(reference, condition);
      }
    }
  }

  /** A resource and what was seen of it. */
  private record Sight(AIStore aistore, Look look) {

    boolean podsReady() {
      return look.observation().nodes().allMatch(NodeObservation::ready);
    }
  }

  /** What is seen while the condition does not hold; empty once it does or the resource is gone. */
  private Optional<Sight> look(
      ResourceReference reference, Predicate<ClusterObservation> condition) {
    return access
        .find(reference)
        .map(aistore -> new Sight(aistore, access.observer().glance(aistore)))
        .filter(sight -> !condition.test(sight.look().observation()));
  }

  /** Until a pod changes, AIStore says something else, or it is time to look in any case. */
  private void awaitNews(Sight seen, PodChanges changes) {
    if (!seen.podsReady()) {
      changes.await(QUIET);
      return;
    }
    Instant end = Instant.now().plus(QUIET);
    boolean news = false;
    while (!news && Instant.now().isBefore(end)) {
      news = changes.await(Waiting.POLL) || saysAnother(seen);
    }
  }

  private boolean saysAnother(Sight seen) {
    ClusterObservation before = seen.look().observation();
    return !access
        .observer()
        .ask(seen.aistore(), before.targets().shrinks(), before.policy().host())
        .equals(seen.look().voice());
  }

  /** Records that the present targets need no rebalance. */
  void markSettled(AIStore aistore) {
    String covered = SettledTargets.of(access.targetPods(aistore)).annotation();
    access.settled(
        aistore, covered, Request.REBALANCE.token(aistore.getMetadata().getAnnotations()));
  }

  /** Only what the pods have tells which restart is done: a newer one may be asked for by now. */
  void markRestarted(AIStore aistore) {
    RoleObjects.statefulSet(access.kubernetes(), aistore, DaemonRole.PROXY)
        .flatMap(CarriedOver::restartOf)
        .ifPresent(
            done -> access.resources().annotate(aistore, Map.of(Request.RESTART.answer(), done)));
  }

  /** The request that the node with new volumes was for, and no newer one. */
  void markReplaced(AIStore aistore) {
    String done = Annotations.value(aistore, Replacement.RENEWED);
    access.resources().annotate(aistore, Map.of(Request.REPLACE_NODE.answer(), done));
  }

  /**
   * Deletes a role's StatefulSet and waits until its last pod has ended, or is overdue because its
   * node is lost; claims stay. Taken up again, it waits for what the first attempt has deleted.
   */
  void remove(AIStore aistore, RemoveNodes step) {
    if (!aistore.isMarkedForDeletion()) {
      LastLook.before(step, access.glance(aistore));
    }
    Optional<StatefulSet> named = RoleObjects.named(access.kubernetes(), aistore, step.role());
    Optional<StatefulSet> deleted = named.flatMap(access.objects(aistore)::delete);
    if (named.isEmpty() || deleted.isPresent()) {
      Waiting.until(
          () -> RoleObjects.ended(access.kubernetes(), aistore, step.role(), access.patience()));
    }
  }

  /** Deletes what Windlass applied beside StatefulSets, also for an earlier spec. */
  void removeFoundation(AIStore aistore) {
    OwnObjects own = access.objects(aistore);
    access.desired().unwanted(aistore).forEach(own::delete);
    access.certManager().own(aistore).ifPresent(own::delete);
    access.loadBalancers().all(aistore).forEach(own::delete);
    access.desired().foundation(aistore).reversed().forEach(own::delete);
  }
}
