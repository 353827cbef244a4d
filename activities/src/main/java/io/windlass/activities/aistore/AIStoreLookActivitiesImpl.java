package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.AIStoreLookActivities;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.takeover.TakeOverPlan;
import io.windlass.workflows.aistore.takeover.TakeOverPlanner;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.Optional;

/** Looks at AIStore clusters, decides and plans, and tells people what came of it. */
public final class AIStoreLookActivitiesImpl implements AIStoreLookActivities {

  private final ClusterAccess access;
  private final ClusterPlanning planning;

  public AIStoreLookActivitiesImpl(ClusterAccess access) {
    this.access = access;
    this.planning = new ClusterPlanning(access);
  }

  @Override
  public Decision<AIStoreStep> decide(DecideRequest request) {
    ResourceReference reference = request.request().reference();
    Optional<AIStore> found = access.find(reference);
    if (found.isEmpty()) {
      return new Decision.Gone<>();
    }
    Advice.of(found.get()).forEach(sentence -> access.warn(found.get(), Reason.ADVICE, sentence));
    Decision<AIStoreStep> decision = planning.decide(found.get(), request);
    if (decision instanceof Decision.Stalled<AIStoreStep> stalled) {
      access.warn(found.get(), stalled.reason(), stalled.message());
      access.reporter().refused(reference, stalled.reason(), stalled.message());
    }
    if (decision instanceof Decision.Converged<AIStoreStep>) {
      Skipped.of(found.get())
          .ifPresent(
              skip ->
                  access.warn(
                      found.get(),
                      Reason.STEP_SKIPPED,
                      "%s: %s".formatted(skip.step(), skip.reason())));
    }
    return decision;
  }

  @Override
  public Forecast foresee(ResourceReference reference) {
    return new ForecastLook(access).at(reference);
  }

  @Override
  public TakeOverPlan planTakeOver(TakeOverRequest request) {
    try {
      return TakeOverPlanner.plan(access.inventory().take(request), request);
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  @Override
  public Plan<AIStoreStep> plan(PlanRequest request) {
    return planning.plan(request);
  }
}
