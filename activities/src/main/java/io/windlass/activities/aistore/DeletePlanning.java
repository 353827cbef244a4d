package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.ClusterObserver.Look;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.DataStep.DecommissionCluster;
import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.delete.DeletePlanner;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Plans the deletion of one resource.
 *
 * <ol>
 *   <li>It is looked at the cluster only while a clean-up has to be told.
 *   <li>A cluster that can't be told is asked for a while, counted from the deletion; then nothing
 *       is removed, and a person is told why and how to go on without it.
 *   <li>In a namespace that is being deleted pods end without us, and claims too: what nobody hears
 *       any more is not told.
 *   <li>To be removed by half is as safe as anything: what people wish is heeded where it is.
 * </ol>
 */
record DeletePlanning(ClusterAccess access, AIStore aistore) {

  /** As many times as ready proxies may be silent. */
  private static final int PATIENCE_TIMES = 4;

  Plan<AIStoreStep> plan(PlanRequest request) {
    Plan<AIStoreStep> plan =
        Wishes.of(aistore.getMetadata().getAnnotations())
            .heededAtOnce(wanted(request.intent(), request.trouble()), request);
    access.reporter().removal(request, plan);
    return plan;
  }

  /** What would be done, as far as it can be told. */
  Plan<AIStoreStep> foresee() {
    return wanted(Intent.COMPLETE, "");
  }

  private Plan<AIStoreStep> wanted(Intent intent, String trouble) {
    CleanUp cleanUp = Deletion.cleanUp(aistore);
    if (!cleanUp.metadata() || cleanUp.told()) {
      return DeletePlanner.removal(cleanUp);
    }
    try {
      return byLook(access.observer().glance(aistore), intent, trouble);
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  private Plan<AIStoreStep> byLook(Look look, Intent intent, String trouble) {
    if (look.silence().isPresent() && access.namespaceGoes(aistore)) {
      return DeletePlanner.removal(Deletion.cleanUp(aistore));
    }
    Plan<AIStoreStep> plan = new DeletePlanner().plan(look.observation(), intent);
    return obstacle(plan, look, trouble)
        .map(why -> DeletePlanner.blocked(why + "; " + Deletion.wayOut(aistore)))
        .orElse(plan);
  }

  private Optional<String> obstacle(Plan<AIStoreStep> plan, Look look, String trouble) {
    if (plan.verdict() == Verdict.STALLED) {
      return Optional.of(plan.message());
    }
    boolean tells = plan.now().getFirst() instanceof DecommissionCluster;
    return tells && overdue()
        ? look.silence().or(() -> Optional.of(trouble).filter(words -> !words.isEmpty()))
        : Optional.empty();
  }

  private boolean overdue() {
    Duration patience = access.patience().multipliedBy(PATIENCE_TIMES);
    return Instant.parse(aistore.getMetadata().getDeletionTimestamp())
        .plus(patience)
        .isBefore(Instant.now());
  }
}
