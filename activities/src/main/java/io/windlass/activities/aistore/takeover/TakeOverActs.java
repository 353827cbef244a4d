package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.objects.HostTakeOverJob.Mode;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.takeover.TakeOverFacts;
import io.windlass.workflows.aistore.takeover.TakeOverFacts.Host;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Marks;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Modern;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Old;
import io.windlass.workflows.aistore.takeover.TakeOverStep;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes one step of a take-over.
 *
 * <ol>
 *   <li>Disks are touched only while no pod of either cluster can write to them, but for a trial
 *       that leaves nothing behind.
 *   <li>A mark is written after what it says, but for the one that there is no way back: that is
 *       written before.
 *   <li>A step of the way back takes approvals away first: who begins again is asked again. What
 *       was counted is forgotten before an old pod starts, which may write.
 * </ol>
 */
record TakeOverActs(
    KubernetesClient kubernetes,
    Journal journal,
    TakeOverFacts facts,
    OldDeployment old,
    NewCluster modern) {

  static TakeOverActs of(
      KubernetesClient kubernetes,
      Journal journal,
      TakeOverFacts facts,
      Function<AIStore, AisClient> calls) {
    return new TakeOverActs(
        kubernetes,
        journal,
        facts,
        new OldDeployment(kubernetes, journal.request(), facts),
        new NewCluster(kubernetes, journal.request(), facts, calls));
  }

  void take(TakeOverStep step) {
    if (step.reason() == Reason.WAY_BACK) {
      journal.annotate(Wishes.APPROVED, "");
    }
    switch (step.act()) {
      case EXPORT -> {}
      case TRY_HOSTS -> tryHosts();
      case CLOSE_GATEWAY -> old.close();
      case STOP_OLD -> old.stop(step.subject());
      case AWAIT_STOPPED -> old.awaitEnd(step.subject());
      case IDENTIFY -> identify();
      case APPLY -> apply();
      case AWAIT_READY -> modern.awaitReady();
      case MAKE_BUCKETS -> makeBuckets();
      case SHUT_DOWN -> modern.shutDown();
      case AWAIT_DOWN -> modern.awaitEnd();
      case MOVE -> move(step.subject());
      case START -> start();
      case REMOVE_OLD -> old.remove();
      case LEAD -> old.lead();
      case SWITCH_REBALANCE -> switchRebalance();
      case MOVE_BACK -> moveBack();
      case DELETE_NEW -> deleteNew();
      case START_OLD -> startOld(step.subject());
      case AWAIT_OLD -> old.awaitSettled();
      case OPEN_GATEWAY -> old.open();
      case FORGET -> journal.delete();
    }
  }

  /** The old cluster serves meanwhile: nothing that it looks at is touched. */
  private void tryHosts() {
    hosts().run(Mode.TRY, facts.hosts());
    journal.mark(Marks::andTried);
  }

  private void identify() {
    requireNobody(Set.of(Modern.ABSENT, Modern.DOWN));
    Map<String, Long> known = journal.marks().counted();
    List<Host> left =
        facts.hosts().stream().filter(host -> !known.containsKey(host.name())).toList();
    Map<String, Long> counted = hosts().run(Mode.IDENTIFY, left);
    journal.mark(marks -> marks.andCounted(counted));
  }

  private void apply() {
    requireNoOldPods();
    modern.apply();
  }

  private void makeBuckets() {
    modern.makeBuckets();
    journal.mark(marks -> marks.withBuckets(true));
  }

  /** Not one object may be missed, nor be there that nobody counted. */
  private void move(String name) {
    requireNobody(Set.of(Modern.DOWN));
    Host host =
        facts.hosts().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Failures.planOutdated("no such host: " + name));
    // before the first rename: one that is broken off has to be gone back
    journal.mark(marks -> marks.andBegun(name));
    long found = hosts().run(Mode.MOVE, List.of(host)).getOrDefault(name, -1L);
    long wanted = journal.marks().counted().getOrDefault(name, 0L);
    if (found != wanted) {
      throw Failures.notYet(
          "host %s has %d files of objects, and had %d before: see what changed them, or cancel"
              .formatted(name, found, wanted));
    }
    journal.mark(marks -> marks.andMoved(name));
  }

  private void start() {
    requireNoOldPods();
    journal.mark(Marks::andPassed);
    modern.start();
  }

  private void switchRebalance() {
    modern.switchRebalance();
    journal.mark(Marks::andSwitched);
  }

  private void moveBack() {
    requireNobody(Set.of(Modern.ABSENT, Modern.DOWN));
    hosts().run(Mode.BACK, facts.hosts());
    journal.mark(Marks::movedBack);
  }

  private void deleteNew() {
    if (!journal.marks().begun().isEmpty()) {
      throw Failures.planOutdated("objects are where new targets look");
    }
    journal.mark(marks -> marks.withBuckets(false));
    modern.delete();
  }

  private void startOld(String name) {
    requireNobodyNew();
    journal.mark(marks -> Marks.NONE);
    old.start(name);
  }

  private void requireNobodyNew() {
    if (modern.look() != Modern.ABSENT || !journal.marks().begun().isEmpty()) {
      throw Failures.planOutdated("the new cluster is there, or has objects");
    }
  }

  private void requireNobody(Set<Modern> wanted) {
    requireNoOldPods();
    Modern seen = modern.look();
    if (!wanted.contains(seen)) {
      throw Failures.planOutdated("the new cluster is " + seen);
    }
  }

  private void requireNoOldPods() {
    Old seen = old.look();
    if (!seen.present().isEmpty() || !seen.running().isEmpty()) {
      throw Failures.planOutdated("pods of the old release are there");
    }
  }

  private HostWork hosts() {
    ConfigMap owner =
        journal.find().orElseThrow(() -> Failures.planOutdated("what was kept is gone"));
    return HostWork.of(kubernetes, journal.request(), facts, owner);
  }
}
