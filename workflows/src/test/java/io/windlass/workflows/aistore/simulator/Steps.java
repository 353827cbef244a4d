package io.windlass.workflows.aistore.simulator;

import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AuthorityStep;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.aistore.HostStep;
import io.windlass.workflows.aistore.KubernetesStep;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Failures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes steps on a simulated cluster as activities do: it looks first, does what is still to be
 * done, and says whether the effect is there; asked again with every tick until it is.
 */
public final class Steps {

  private final SimulatedCluster cluster;
  private final Observer observer;
  private final RemovalSteps removal;
  private final DepartureSteps departure;
  private Optional<Attempt> rebalance = Optional.empty();

  /** A rebalance that this step started, and the processes that served when it did. */
  private record Attempt(int number, int finished, List<String> covered, int request) {}

  public Steps(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.observer = new Observer(cluster);
    this.removal = new RemovalSteps(cluster);
    this.departure = new DepartureSteps(cluster);
  }

  /**
   * One attempt.
   *
   * @return whether the step's effect is there
   * @throws ApplicationFailure when the step rests on an observation that no longer holds
   */
  public boolean attempt(AIStoreStep step) {
    return switch (step) {
      case KubernetesStep.ApplyFoundation ignored ->
          done(() -> cluster.foundation = Optional.of(Foundation.of(cluster)));
      case KubernetesStep.ApplyNodes apply -> applyNodes(apply);
      case KubernetesStep.ApplyAllNodes apply -> apply.roles().stream().allMatch(this::applyNodes);
      case KubernetesStep.RestartTarget restart -> restart(restart);
      case KubernetesStep.AwaitNode wait -> wait.over(observer.glance());
      case KubernetesStep.AwaitCluster wait -> wait.over(observer.glance());
      case DataStep.AwaitQuiet ignored -> !cluster.storage.rebalancing();
      case DataStep.MovePrimary move -> movePrimary(move);
      case DataStep.EnterMaintenance enter -> enterMaintenance(enter);
      case DataStep.LeaveMaintenance leave -> leaveMaintenance(leave);
      case DataStep.Decommission leave -> removal.decommission(leave);
      case DataStep.EmptyTargets empty -> departure.empty(empty);
      case HostStep.LeaveHost leave -> departure.leave(leave);
      case HostStep.MarkEmptied ignored -> departure.markEmptied();
      case HostStep.MarkDrained ignored -> done(cluster.requests::drained);
      case DataStep.RetainTargets retain -> removal.retain(retain);
      case DataStep.SwitchRebalance toggle -> switchRebalance(toggle);
      case DataStep.Rebalance ignored -> rebalance();
      case DataStep.UseVolumes ignored -> useVolumes();
      case KubernetesStep.MarkSettled ignored -> done(this::markSettled);
      case KubernetesStep.MarkRestarted ignored ->
          done(() -> cluster.requests.restarted(cluster.proxies.template));
      case KubernetesStep.RenewVolumes renew -> removal.renew(renew);
      case KubernetesStep.AwaitDropped wait -> wait.over(observer.glance());
      case KubernetesStep.MarkReplaced ignored -> done(cluster.requests::replaced);
      case KubernetesStep.GrowVolumes ignored ->
          done(() -> cluster.volumes = cluster.spec.volumes());
      case KubernetesStep.AdoptCluster ignored -> true;
      case HostStep.CheckHosts ignored -> done(cluster.requests::hostsChecked);
      case DataStep.LoadCertificates ignored -> loadCertificates();
      case AuthorityStep.PrepareAuthority ignored -> done(cluster.authorities::prepare);
      case AuthorityStep.ShowCertificate ignored -> showCertificate();
      case AuthorityStep.DistrustAuthority ignored -> distrustAuthority();
      case AuthorityStep.RetireAuthority ignored -> retireAuthority();
      case AuthorityStep.RevokeAuthority ignored -> revokeAuthority();
      case DataStep.SetConfig ignored -> setConfig();
      case KubernetesStep.RemoveNodes remove -> removeNodes(remove);
      case KubernetesStep.StopNodes stop -> stopNodes(stop);
      case DataStep.ShutDown ignored -> done(() -> cluster.end(node -> {}));
      case DataStep.DecommissionCluster end -> decommission(end);
      case KubernetesStep.RemoveClaims ignored -> removeClaims();
      case HostStep.CleanHosts ignored -> true;
      case KubernetesStep.RemoveFoundation ignored -> done(() -> cluster.gone = true);
    };
  }

  private static boolean done(Runnable effect) {
    effect.run();
    return true;
  }

  private boolean answering() {
    return cluster.storage.answers();
  }

  private boolean applyNodes(KubernetesStep.ApplyNodes step) {
    SimulatedSet set = cluster.set(step.role());
    if (step.role() == DaemonRole.PROXY && set.exists) {
      requirePrimaryHeld(set, step.partition());
    }
    if (step.role() == DaemonRole.TARGET && set.exists && step.replicas() > set.replicas) {
      require(!observer.glance().rebalancing(), "a rebalance runs");
    }
    if (set.exists && step.replicas() < set.replicas) {
      removal.shrink(step);
    }
    set.apply(step.replicas(), step.partition(), cluster.template(step.role()));
    return true;
  }

  /** A proxy that this would replace must not be the primary while another one serves. */
  private void requirePrimaryHeld(SimulatedSet set, int partition) {
    boolean replaced =
        set.wanted().stream()
            .filter(
                node -> node.ordinal >= partition && cluster.storage.isPrimary(node) && node.up())
            .anyMatch(
                node ->
                    node.pod
                        .filter(pod -> !pod.template.equals(cluster.template(set.role)))
                        .isPresent());
    boolean another =
        set.wanted().stream().anyMatch(node -> node.serving() && !cluster.storage.isPrimary(node));
    require(!(replaced && another), "the primary is among the proxies to be replaced");
  }

  private boolean restart(KubernetesStep.RestartTarget step) {
    SimulatedNode node = cluster.node(step.pod());
    if (node.pod.filter(pod -> pod.uid.equals(step.uid())).isEmpty()) {
      return true;
    }
    if (!node.pod.orElseThrow().ending()) {
      require(!node.serving() || cluster.targets.replicas == 1, "it is no longer in maintenance");
      cluster.end(node);
    }
    return false;
  }

  private boolean movePrimary(DataStep.MovePrimary step) {
    SimulatedNode node = cluster.node(step.pod());
    require(node.serving(), "the successor does not serve");
    require(!cluster.storage.rebalancing(), "a rebalance runs");
    cluster.storage.makePrimary(node);
    return true;
  }

  private boolean enterMaintenance(DataStep.EnterMaintenance step) {
    SimulatedNode node = cluster.node(step.pod());
    if (!node.flagged) {
      boolean others = cluster.targets.wanted().stream().allMatch(SimulatedNode::serving);
      require(others, "another target does not serve");
      require(cluster.storage.ready(cluster.now()), "the cluster is not ready");
      require(!cluster.storage.rebalancing(), "a rebalance runs");
      node.flagged = true;
    }
    return true;
  }

  private boolean leaveMaintenance(DataStep.LeaveMaintenance step) {
    SimulatedNode node = cluster.node(step.pod());
    require(node.up(), "it does not run");
    require(!node.leaving, "it is being decommissioned");
    if (node.flagged && !cluster.storage.rebalancing()) {
      node.pod.ifPresent(pod -> cluster.settled.remove(pod.process()));
      node.pod.ifPresent(pod -> cluster.departures.remove(pod.uid));
      cluster.emptied.remove(node.name());
      node.flagged = false;
      node.rebalancedOut = false;
      if (cluster.storage.rebalanceEnabled) {
        cluster.storage.startRebalance(cluster.now());
      }
    }
    return !node.flagged;
  }

  private boolean switchRebalance(DataStep.SwitchRebalance step) {
    return answering() && done(() -> cluster.storage.rebalanceEnabled = step.enabled());
  }

  private boolean setConfig() {
    if (answering()) {
      cluster.configSent = cluster.spec.config();
      cluster.storage.rebalanceEnabled = cluster.spec.rebalance();
    }
    return answering();
  }

  /** Where the spec wants no node to run, there is nobody to wait for. */
  private boolean loadCertificates() {
    return (cluster.spec().shutDown() || answering()) && done(cluster.requests::certificatesLoaded);
  }

  private boolean showCertificate() {
    int newest = cluster.authorities.newest();
    require(
        pods().allMatch(pod -> SimulatedAuthorities.believes(pod.template, newest)),
        "a pod was started without the new authority");
    cluster.authorities.sign();
    pods().filter(SimulatedPod::running).forEach(pod -> pod.shows = newest);
    return answering();
  }

  private boolean distrustAuthority() {
    int newest = cluster.authorities.newest();
    require(
        pods().allMatch(pod -> !pod.running() || pod.shows == newest),
        "a node shows a certificate of the old authority");
    return done(cluster.authorities::distrust);
  }

  private boolean retireAuthority() {
    int newest = cluster.authorities.newest();
    require(
        pods()
            .allMatch(
                pod -> newest == 1 || !SimulatedAuthorities.believes(pod.template, newest - 1)),
        "a pod was started with the old authority");
    cluster.authorities.retire();
    return done(cluster.requests::authorityReplaced);
  }

  private boolean revokeAuthority() {
    require(pods().findAny().isEmpty(), "a pod has not ended");
    cluster.authorities.revoke();
    return done(cluster.requests::authorityReplaced);
  }

  private Stream<SimulatedPod> pods() {
    return cluster.nodes().flatMap(node -> node.pod.stream());
  }

  private boolean rebalance() {
    SimulatedStorage storage = cluster.storage;
    require(storage.ready(cluster.now()), "the cluster is not ready");
    require(storage.rebalanceEnabled, "rebalance was switched off");
    require(
        cluster.targets.nodes.stream().filter(SimulatedNode::up).count() > 1,
        "there is one target only");
    if (rebalance.isEmpty()) {
      if (!storage.rebalancing()) {
        List<String> covered = processes();
        storage.startRebalance(cluster.now());
        rebalance =
            Optional.of(
                new Attempt(
                    storage.started, storage.finished, covered, cluster.requests.rebalances()));
      }
      return false;
    }
    if (storage.rebalancing() && storage.started == rebalance.get().number()) {
      return false;
    }
    Attempt attempt = rebalance.get();
    rebalance = Optional.empty();
    boolean succeeded =
        storage.started == attempt.number() && storage.finished > attempt.finished();
    if (succeeded) {
      cluster.settled.clear();
      cluster.settled.addAll(attempt.covered());
      cluster.emptied.removeIf(name -> cluster.node(name).serving());
      cluster.requests.rebalanced(attempt.request());
    }
    return succeeded;
  }

  /** What a target uses stays in use, whichever process it has. */
  private boolean useVolumes() {
    require(cluster.storage.ready(cluster.now()), "the cluster is not ready");
    require(!cluster.storage.rebalancing(), "a rebalance runs");
    return done(
        () ->
            cluster.targets.wanted().stream()
                .filter(SimulatedNode::serving)
                .map(SimulatedNode::withVolumes)
                .forEach(cluster.proved::add));
  }

  private void markSettled() {
    cluster.settled.addAll(processes());
    cluster.requests.rebalanced(cluster.requests.rebalances());
  }

  private List<String> processes() {
    return cluster.targets.wanted().stream()
        .filter(SimulatedNode::serving)
        .map(node -> node.pod.orElseThrow().process())
        .toList();
  }

  private boolean stopNodes(KubernetesStep.StopNodes step) {
    SimulatedSet set = cluster.set(step.role());
    require(cluster.spec.shutDown() || cluster.requests.requested().revokes(), "nodes are to run");
    require(
        step.role() == DaemonRole.TARGET || cluster.targets.withPod().findAny().isEmpty(),
        "a target is left");
    if (!set.exists || set.replicas > 0 || !set.template.equals(cluster.template(step.role()))) {
      set.stop(cluster.template(step.role()));
    }
    return set.withPod().findAny().isEmpty();
  }

  /** Nodes that do not serve keep what they have. */
  private boolean decommission(DataStep.DecommissionCluster step) {
    if (answering()) {
      cluster.end(step.removeData() ? node -> node.disk.clear() : node -> {});
      cluster.cleanUp = cluster.cleanUp.afterTelling();
    }
    return cluster.cleanUp.told();
  }

  private boolean removeClaims() {
    require(cluster.nodes().allMatch(node -> node.pod.isEmpty()), "a pod is left");
    return done(() -> cluster.nodes().forEach(node -> node.disk.clear()));
  }

  private boolean removeNodes(KubernetesStep.RemoveNodes step) {
    SimulatedSet set = cluster.set(step.role());
    if (set.exists) {
      require(
          cluster.deleting || set.wanted().stream().noneMatch(SimulatedNode::up), "a node is up");
      cluster.deleteSet(step.role());
    }
    return set.withPod().findAny().isEmpty();
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw Failures.planOutdated(message);
    }
  }
}
