package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.takeover.Hazard;
import io.windlass.workflows.aistore.takeover.OldRelease;
import io.windlass.workflows.aistore.takeover.TakeOverAct;
import io.windlass.workflows.aistore.takeover.TakeOverActivities;
import io.windlass.workflows.aistore.takeover.TakeOverFacts;
import io.windlass.workflows.aistore.takeover.TakeOverLook;
import io.windlass.workflows.aistore.takeover.TakeOverOrder;
import io.windlass.workflows.aistore.takeover.TakeOverPlan;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import io.windlass.workflows.aistore.takeover.TakeOverPlanner;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.aistore.takeover.TakeOverStanding;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Modern;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Old;
import io.windlass.workflows.aistore.takeover.TakeOverStep;
import io.windlass.workflows.aistore.takeover.TakeOverWish;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at both clusters, and takes the steps from one to the other. */
public final class TakeOverActivitiesImpl implements TakeOverActivities {

  private static final Logger LOG = LoggerFactory.getLogger(TakeOverActivitiesImpl.class);

  private static final Old UNKNOWN = new Old(false, Set.of(), Set.of(), Set.of(), false, false);

  private final KubernetesClient kubernetes;
  private final ReleaseInventory inventory;
  private final Function<AIStore, AisClient> calls;

  /**
   * @param calls a client for the cluster of a resource
   */
  public TakeOverActivitiesImpl(
      KubernetesClient kubernetes, ReleaseInventory inventory, Function<AIStore, AisClient> calls) {
    this.kubernetes = kubernetes;
    this.inventory = inventory;
    this.calls = calls;
  }

  @Override
  public Plan<TakeOverStep> order(TakeOverLook look) {
    return told(() -> TakeOverOrder.plan(standing(look.request()), look.intent()));
  }

  private TakeOverStanding standing(TakeOverRequest request) {
    Journal journal = new Journal(kubernetes, request);
    Optional<TakeOverFacts> kept = journal.facts();
    return new TakeOverStanding(
        kept.isEmpty() ? blocking(request) : List.of(),
        kept,
        journal.marks(),
        kept.map(facts -> new OldDeployment(kubernetes, request, facts).look()).orElse(UNKNOWN),
        kept.map(facts -> new NewCluster(kubernetes, request, facts, calls).look())
            .orElse(Modern.ABSENT),
        journal.wishes());
  }

  private List<String> blocking(TakeOverRequest request) {
    List<String> missing = new TakeOverRights(kubernetes, request.namespace()).missing();
    Stream<Finding> rights =
        missing.isEmpty() ? Stream.of() : Stream.of(Hazard.RIGHTS_MISSING.found(missing));
    TakeOverPlan plan = TakeOverPlanner.plan(inventory.take(request), request);
    return Stream.concat(rights, plan.findings().stream())
        .filter(Finding::blocking)
        .map(finding -> "%s: %s".formatted(finding.hazard(), finding.message()))
        .toList();
  }

  @Override
  public void step(TakeOverRequest request, TakeOverStep step) {
    LOG.info(
        "take-over of {} in {}: {} ({}: {})",
        request.release(),
        request.namespace(),
        step.title(),
        step.reason().camelCase(),
        step.reason().sentence());
    told(
        () -> {
          Journal journal = new Journal(kubernetes, request);
          journal
              .facts()
              .ifPresentOrElse(
                  facts -> TakeOverActs.of(kubernetes, journal, facts, calls).take(step),
                  () -> export(journal, step));
          return true;
        });
  }

  /**
   * Looks once more, for a finding may have come since the plan; without facts all else is over.
   */
  private void export(Journal journal, TakeOverStep step) {
    if (step.act() == TakeOverAct.FORGET) {
      journal.delete();
    } else if (step.act() == TakeOverAct.EXPORT) {
      OldRelease release = inventory.take(journal.request());
      TakeOverPlan plan = TakeOverPlanner.plan(release, journal.request());
      if (!plan.blocked()) {
        journal.keep(TakeOverFacts.of(release, plan));
      }
    } else {
      LOG.info("{} is of a take-over that is over", step.title());
    }
  }

  @Override
  public boolean wish(TakeOverRequest request, TakeOverWish wish) {
    Journal journal = new Journal(kubernetes, request);
    return told(
        () ->
            switch (wish.kind()) {
              case PAUSE -> journal.annotate(Wishes.PAUSED, "true");
              case RESUME -> journal.annotate(Wishes.PAUSED, "");
              case APPROVE ->
                  journal.annotate(Wishes.APPROVED, journal.wishes().approving(wish.gate()));
            });
  }

  private static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }
}
