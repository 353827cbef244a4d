package io.windlass.workflows.aistore;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.windlass.workflows.aistore.AuthorityStep.DistrustAuthority;
import io.windlass.workflows.aistore.AuthorityStep.PrepareAuthority;
import io.windlass.workflows.aistore.AuthorityStep.RetireAuthority;
import io.windlass.workflows.aistore.AuthorityStep.RevokeAuthority;
import io.windlass.workflows.aistore.AuthorityStep.ShowCertificate;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.DataStep.DecommissionCluster;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.DataStep.EnterMaintenance;
import io.windlass.workflows.aistore.DataStep.LeaveMaintenance;
import io.windlass.workflows.aistore.DataStep.LoadCertificates;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.DataStep.RetainTargets;
import io.windlass.workflows.aistore.DataStep.SetConfig;
import io.windlass.workflows.aistore.DataStep.ShutDown;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.DataStep.UseVolumes;
import io.windlass.workflows.aistore.HostStep.CheckHosts;
import io.windlass.workflows.aistore.HostStep.CleanHosts;
import io.windlass.workflows.aistore.HostStep.LeaveHost;
import io.windlass.workflows.aistore.HostStep.MarkDrained;
import io.windlass.workflows.aistore.HostStep.MarkEmptied;
import io.windlass.workflows.aistore.KubernetesStep.AdoptCluster;
import io.windlass.workflows.aistore.KubernetesStep.ApplyAllNodes;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitCluster;
import io.windlass.workflows.aistore.KubernetesStep.AwaitDropped;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.KubernetesStep.GrowVolumes;
import io.windlass.workflows.aistore.KubernetesStep.MarkReplaced;
import io.windlass.workflows.aistore.KubernetesStep.MarkRestarted;
import io.windlass.workflows.aistore.KubernetesStep.MarkSettled;
import io.windlass.workflows.aistore.KubernetesStep.RemoveClaims;
import io.windlass.workflows.aistore.KubernetesStep.RemoveFoundation;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.KubernetesStep.RenewVolumes;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
import io.windlass.workflows.aistore.takeover.TakeOverPlan;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.lifecycle.ActivityTerms;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceActivities;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.Wish;

/**
 * Calls the AIStore activities from workflow code: each step on its queue, with its title as the
 * summary that people see. See {@link ActivityTerms} for how long and how often.
 */
public final class AIStoreActivityStubs implements ResourceActivities<AIStoreStep> {

  @Override
  public Decision<AIStoreStep> decide(DecideRequest request) {
    return looks("look at the resource").decide(request);
  }

  @Override
  public Plan<AIStoreStep> plan(PlanRequest request) {
    return looks("look at the cluster and plan").plan(request);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    kubernetes(ActivityTerms.brief("report the end", TaskQueues.KUBERNETES)).conclude(conclusion);
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return kubernetes(
            ActivityTerms.brief("write a person's wish on the resource", TaskQueues.CONTROLS))
        .wish(reference, wish);
  }

  @Override
  public void act(ResourceReference reference, AIStoreStep step) {
    switch (step) {
      case KubernetesStep change ->
          act(kubernetes(ActivityTerms.effect(step, TaskQueues.KUBERNETES)), reference, change);
      case HostStep change ->
          act(kubernetes(ActivityTerms.effect(step, TaskQueues.KUBERNETES)), reference, change);
      case DataStep request -> act(data(step), reference, request);
      case AuthorityStep change -> act(data(step), reference, change);
    }
  }

  private static void act(
      AIStoreActivities kubernetes, ResourceReference reference, KubernetesStep step) {
    switch (step) {
      case ApplyFoundation apply -> kubernetes.applyFoundation(reference, apply);
      case ApplyNodes apply -> kubernetes.applyNodes(reference, apply);
      case ApplyAllNodes apply -> kubernetes.applyAllNodes(reference, apply);
      case RestartTarget restart -> kubernetes.restartTarget(reference, restart);
      case AwaitNode wait -> kubernetes.awaitNode(reference, wait);
      case AwaitCluster wait -> kubernetes.awaitCluster(reference, wait);
      case MarkSettled mark -> kubernetes.markSettled(reference, mark);
      case MarkRestarted mark -> kubernetes.markRestarted(reference, mark);
      case RenewVolumes renew -> kubernetes.renewVolumes(reference, renew);
      case AwaitDropped wait -> kubernetes.awaitDropped(reference, wait);
      case MarkReplaced mark -> kubernetes.markReplaced(reference, mark);
      case GrowVolumes grow -> kubernetes.growVolumes(reference, grow);
      case AdoptCluster adopt -> kubernetes.adoptCluster(reference, adopt);
      case StopNodes stop -> kubernetes.stopNodes(reference, stop);
      case RemoveNodes remove -> kubernetes.removeNodes(reference, remove);
      case RemoveClaims remove -> kubernetes.removeClaims(reference, remove);
      case RemoveFoundation remove -> kubernetes.removeFoundation(reference, remove);
    }
  }

  private static void act(
      AIStoreActivities kubernetes, ResourceReference reference, HostStep step) {
    switch (step) {
      case CheckHosts check -> kubernetes.checkHosts(reference, check);
      case CleanHosts clean -> kubernetes.cleanHosts(reference, clean);
      case LeaveHost leave -> kubernetes.leaveHost(reference, leave);
      case MarkEmptied mark -> kubernetes.markEmptied(reference, mark);
      case MarkDrained mark -> kubernetes.markDrained(reference, mark);
    }
  }

  private static void act(AIStoreDataActivities data, ResourceReference reference, DataStep step) {
    switch (step) {
      case AwaitQuiet wait -> data.awaitQuiet(reference, wait);
      case MovePrimary move -> data.movePrimary(reference, move);
      case EnterMaintenance enter -> data.enterMaintenance(reference, enter);
      case LeaveMaintenance leave -> data.leaveMaintenance(reference, leave);
      case Decommission decommission -> data.decommission(reference, decommission);
      case EmptyTargets empty -> data.emptyTargets(reference, empty);
      case RetainTargets retain -> data.retainTargets(reference, retain);
      case SwitchRebalance toggle -> data.switchRebalance(reference, toggle);
      case Rebalance rebalance -> data.rebalance(reference, rebalance);
      case UseVolumes use -> data.useVolumes(reference, use);
      case LoadCertificates load -> data.loadCertificates(reference, load);
      case SetConfig set -> data.setConfig(reference, set);
      case ShutDown end -> data.shutDown(reference, end);
      case DecommissionCluster end -> data.decommissionCluster(reference, end);
    }
  }

  private static void act(
      AIStoreDataActivities data, ResourceReference reference, AuthorityStep step) {
    switch (step) {
      case PrepareAuthority prepare -> data.prepareAuthority(reference, prepare);
      case ShowCertificate show -> data.showCertificate(reference, show);
      case DistrustAuthority distrust -> data.distrustAuthority(reference, distrust);
      case RetireAuthority retire -> data.retireAuthority(reference, retire);
      case RevokeAuthority revoke -> data.revokeAuthority(reference, revoke);
    }
  }

  /** Tells what would be done. A person waits for it, so it is not tried for ever. */
  public Forecast foresee(ResourceReference reference) {
    return thinking("look at the cluster and think it through").foresee(reference);
  }

  /** Tells how an older deployment would be taken over; likewise. */
  public TakeOverPlan planTakeOver(TakeOverRequest request) {
    return thinking("look at the old release and think it through").planTakeOver(request);
  }

  private static AIStoreLookActivities thinking(String summary) {
    return Workflow.newActivityStub(AIStoreLookActivities.class, ActivityTerms.forecast(summary));
  }

  private static AIStoreLookActivities looks(String summary) {
    return Workflow.newActivityStub(
        AIStoreLookActivities.class, ActivityTerms.brief(summary, TaskQueues.LOOKS));
  }

  private static AIStoreActivities kubernetes(ActivityOptions options) {
    return Workflow.newActivityStub(AIStoreActivities.class, options);
  }

  private static AIStoreDataActivities data(AIStoreStep step) {
    return Workflow.newActivityStub(
        AIStoreDataActivities.class, ActivityTerms.effect(step, TaskQueues.DATA));
  }
}
