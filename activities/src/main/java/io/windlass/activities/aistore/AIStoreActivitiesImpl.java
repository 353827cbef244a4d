package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.AIStoreActivities;
import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreStep.ApplyFoundation;
import io.windlass.workflows.aistore.AIStoreStep.ApplyNodes;
import io.windlass.workflows.aistore.AIStoreStep.AwaitCluster;
import io.windlass.workflows.aistore.AIStoreStep.AwaitNode;
import io.windlass.workflows.aistore.AIStoreStep.MarkSettled;
import io.windlass.workflows.aistore.AIStoreStep.RemoveFoundation;
import io.windlass.workflows.aistore.AIStoreStep.RemoveNodes;
import io.windlass.workflows.aistore.AIStoreStep.RestartTarget;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.delete.DeletePlanner;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;

/** The Kubernetes side of AIStore: looks and plans, and takes the steps that change Kubernetes. */
public final class AIStoreActivitiesImpl implements AIStoreActivities {

  private static final String NAMESPACE_GOES =
      "the namespace is being deleted: nothing is repaired or changed in it any more";

  private final ClusterAccess access;
  private final ClusterNodes nodes;

  public AIStoreActivitiesImpl(ClusterAccess access) {
    this.access = access;
    this.nodes = new ClusterNodes(access);
  }

  @Override
  public Decision<AIStoreStep> decide(DecideRequest request) {
    ResourceReference reference = request.request().reference();
    Optional<AIStore> found = access.find(reference);
    if (found.isEmpty()) {
      return new Decision.Gone<>();
    }
    Advice.of(found.get()).forEach(sentence -> access.warn(found.get(), Reason.ADVICE, sentence));
    Decision<AIStoreStep> decision = decide(found.get(), request);
    if (decision instanceof Decision.Stalled<AIStoreStep> stalled) {
      access.warn(found.get(), stalled.reason(), stalled.message());
      access.reporter().refused(reference, stalled.reason(), stalled.message());
    }
    return decision;
  }

  private Decision<AIStoreStep> decide(AIStore aistore, DecideRequest request) {
    long generation = aistore.getMetadata().getGeneration();
    List<String> unknown = access.resources().unknownFields(request.request().reference());
    Optional<Decision.Stalled<AIStoreStep>> refusal =
        Refusals.of(aistore, unknown, request.request());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (aistore.isMarkedForDeletion()) {
      return new Decision.Operate<>(Operation.DELETE, Reason.DELETED, generation);
    }
    if (access.namespaceGoes(aistore)) {
      return new Decision.Stalled<>(Reason.NAMESPACE_DELETED, NAMESPACE_GOES);
    }
    try {
      ClusterObserver.Look look = access.observer().look(aistore);
      Decision<AIStoreStep> decision = decide(aistore, look);
      if (decision instanceof Decision.Converged<AIStoreStep>) {
        access.reporter().converged(request.request().reference(), look);
      }
      return decision;
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return new Decision.Stalled<>(refused.reason(), refused.message());
    }
  }

  /** Names that are taken are told before anything is begun, but not before loose ends are tied. */
  private static Decision<AIStoreStep> decide(AIStore aistore, ClusterObserver.Look look) {
    long generation = aistore.getMetadata().getGeneration();
    Ownership ownership = new Ownership(aistore);
    Optional<String> taken = ownership.taken(look.strangers());
    if (taken.isPresent()) {
      return AIStoreDecider.beforeRefusal(look.observation(), generation)
          .orElseGet(() -> new Decision.Stalled<>(Reason.FOREIGN_OBJECT, taken.get()));
    }
    ownership.awaitRemoval(look.strangers());
    return AIStoreDecider.decide(look.observation(), generation);
  }

  @Override
  public Plan<AIStoreStep> plan(PlanRequest request) {
    ResourceReference reference = request.operation().reference();
    Operation operation = request.operation().operation();
    Optional<AIStore> found = access.find(reference);
    if (found.isEmpty()) {
      return operation == Operation.DELETE
          ? DeletePlanner.gone()
          : Plan.end(Verdict.SUPERSEDED, Reason.DELETED, "the resource is gone");
    }
    AIStore aistore = found.get();
    if (changed(aistore, request)) {
      return Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed");
    }
    if (operation != Operation.DELETE && access.namespaceGoes(aistore)) {
      return Plan.end(Verdict.SUPERSEDED, Reason.NAMESPACE_DELETED, NAMESPACE_GOES);
    }
    try {
      ClusterObserver.Look look = access.observer().look(aistore);
      Plan<AIStoreStep> plan =
          AIStoreWorkflows.planner(operation).plan(look.observation(), request.intent());
      access.reporter().progress(request, plan, look);
      return plan;
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  private static boolean changed(AIStore aistore, PlanRequest request) {
    boolean deleted =
        aistore.isMarkedForDeletion() && request.operation().operation() != Operation.DELETE;
    boolean newer =
        aistore.getMetadata().getGeneration() > request.operation().reference().generation();
    return switch (request.intent()) {
      case COMPLETE -> deleted || newer;
      case STOP -> deleted;
    };
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
  public void applyFoundation(ResourceReference reference, ApplyFoundation step) {
    access.act(reference, step, nodes::applyFoundation);
  }

  @Override
  public void applyNodes(ResourceReference reference, ApplyNodes step) {
    access.act(reference, step, aistore -> nodes.apply(aistore, step));
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
  public void removeNodes(ResourceReference reference, RemoveNodes step) {
    access.act(reference, step, aistore -> nodes.remove(aistore, step));
  }

  @Override
  public void removeFoundation(ResourceReference reference, RemoveFoundation step) {
    access.act(reference, step, nodes::removeFoundation);
  }
}
