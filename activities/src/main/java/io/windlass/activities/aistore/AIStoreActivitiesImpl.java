package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.AIStoreActivities;
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
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;
import java.util.List;
import java.util.Map;

/** The Kubernetes side of AIStore: takes the steps that change it, and reports the end. */
public final class AIStoreActivitiesImpl implements AIStoreActivities {

  private final ClusterAccess access;
  private final ClusterNodes nodes;

  public AIStoreActivitiesImpl(ClusterAccess access) {
    this.access = access;
    this.nodes = new ClusterNodes(access);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    access
        .find(conclusion.reference())
        .ifPresent(
            aistore -> {
              var result = conclusion.result();
              access.warn(aistore, result.reason(), result.message());
              access.reporter().concluded(conclusion);
            });
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return access
        .find(reference)
        .map(
            aistore ->
                access.resources().annotate(aistore, Map.of(wish.annotation(), wish.value())))
        .orElse(false);
  }

  @Override
  public void applyFoundation(ResourceReference reference, ApplyFoundation step) {
    access.act(reference, step, nodes::applyFoundation);
  }

  @Override
  public void applyNodes(ResourceReference reference, ApplyNodes step) {
    access.act(reference, step, aistore -> nodes.apply(aistore, List.of(step)));
  }

  @Override
  public void applyAllNodes(ResourceReference reference, ApplyAllNodes step) {
    access.act(reference, step, aistore -> nodes.apply(aistore, step.roles()));
  }

  @Override
  public void restartTarget(ResourceReference reference, RestartTarget step) {
    access.act(reference, step, aistore -> nodes.restart(aistore, step));
  }

  @Override
  public void awaitNode(ResourceReference reference, AwaitNode step) {
    nodes.await(reference, step);
  }

  @Override
  public void awaitCluster(ResourceReference reference, AwaitCluster step) {
    nodes.await(reference, step);
  }

  @Override
  public void markSettled(ResourceReference reference, MarkSettled step) {
    access.act(reference, step, nodes::markSettled);
  }

  @Override
  public void markRestarted(ResourceReference reference, MarkRestarted step) {
    access.act(reference, step, nodes::markRestarted);
  }

  @Override
  public void renewVolumes(ResourceReference reference, RenewVolumes step) {
    access.act(reference, step, aistore -> new VolumeRenewal(access, aistore, step).run());
  }

  @Override
  public void awaitDropped(ResourceReference reference, AwaitDropped step) {
    nodes.await(reference, step);
  }

  @Override
  public void markReplaced(ResourceReference reference, MarkReplaced step) {
    access.act(reference, step, nodes::markReplaced);
  }

  @Override
  public void leaveHost(ResourceReference reference, LeaveHost step) {
    access.act(reference, step, aistore -> new HostDeparture(access, aistore).leave(step));
  }

  @Override
  public void markEmptied(ResourceReference reference, MarkEmptied step) {
    access.act(reference, step, aistore -> new HostDeparture(access, aistore).markEmptied(step));
  }

  @Override
  public void markDrained(ResourceReference reference, MarkDrained step) {
    access.act(reference, step, aistore -> new HostDeparture(access, aistore).markDrained());
  }

  @Override
  public void growVolumes(ResourceReference reference, GrowVolumes step) {
    access.act(reference, step, aistore -> new VolumeGrowth(access, aistore).run());
  }

  @Override
  public void adoptCluster(ResourceReference reference, AdoptCluster step) {
    access.act(reference, step, aistore -> new Adoption(access, aistore).run());
  }

  @Override
  public void checkHosts(ResourceReference reference, CheckHosts step) {
    access.act(
        reference, step, aistore -> new HostChecking(access, aistore, HostChecking.LIMIT).run());
  }

  @Override
  public void stopNodes(ResourceReference reference, StopNodes step) {
    access.act(reference, step, aistore -> new StoppedNodes(access).stop(aistore, step));
  }

  @Override
  public void removeClaims(ResourceReference reference, RemoveClaims step) {
    access.act(reference, step, aistore -> new ClaimRemoval(access, aistore).run());
  }

  @Override
  public void cleanHosts(ResourceReference reference, CleanHosts step) {
    access.act(
        reference,
        step,
        aistore -> {
          access.reporter().state(reference, ClusterState.HOST_CLEANUP);
          new HostCleaning(access, aistore).run();
        });
  }

  @Override
  public void removeNodes(ResourceReference reference, RemoveNodes step) {
    access.act(
        reference,
        step,
        aistore -> {
          if (aistore.isMarkedForDeletion()) {
            access.reporter().state(reference, ClusterState.CLEANING_RESOURCES);
          }
          nodes.remove(aistore, step);
        });
  }

  @Override
  public void removeFoundation(ResourceReference reference, RemoveFoundation step) {
    access.act(
        reference,
        step,
        aistore -> {
          nodes.removeFoundation(aistore);
          access.reporter().state(reference, ClusterState.FINALIZED);
        });
    access
        .find(reference)
        .ifPresent(aistore -> access.resources().release(aistore, Annotations.FINALIZER));
  }
}
