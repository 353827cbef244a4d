package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverFacts.OldSet;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Modern;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The next steps of a take-over that Windlass carries out. Pure.
 *
 * <ol>
 *   <li>While a finding blocks and nothing is kept, nothing is done.
 *   <li>What the old cluster alone can tell is kept before anything is stopped, and what disks and
 *       images have to allow is tried on every host.
 *   <li>Old pods are gone before a new one starts. Ids are on the disks before that, too.
 *   <li>The new cluster starts empty: ids are compared, and buckets made. It is shut down before an
 *       object comes within its reach.
 *   <li>Hosts move one after the other. When all have, the new cluster starts.
 *   <li>Only then old DaemonSets go, and Services lead to the new proxies.
 * </ol>
 *
 * <p>Guarantees: both clusters never run at once; no step of the way back is taken once modern
 * AIStore may have written, and none that serves nobody is left then: the new cluster is started.
 */
public final class TakeOverOrder {

  private final TakeOverStanding seen;
  private final TakeOverFacts facts;

  private TakeOverOrder(TakeOverStanding seen, TakeOverFacts facts) {
    this.seen = seen;
    this.facts = facts;
  }

  /** What comes next; a wish of a person may hold it. */
  public static Plan<TakeOverStep> plan(TakeOverStanding seen, Intent intent) {
    return switch (intent) {
      case COMPLETE -> seen.wishes().heeded(forward(seen));
      case STOP -> back(seen);
    };
  }

  private static Plan<TakeOverStep> forward(TakeOverStanding seen) {
    return seen.facts()
        .map(facts -> new TakeOverOrder(seen, facts).forward())
        .orElseGet(() -> begin(seen.blocking()));
  }

  private static Plan<TakeOverStep> begin(List<String> blocking) {
    return blocking.isEmpty()
        ? Plan.proceed(
            List.of(TakeOverStep.of(TakeOverAct.EXPORT)), later(TakeOverAct.EXPORT), 0, 0)
        : stalled("nothing is stopped: " + String.join("; ", blocking));
  }

  private static Plan<TakeOverStep> back(TakeOverStanding seen) {
    return seen.facts()
        .map(facts -> new TakeOverOrder(seen, facts).back())
        .orElseGet(() -> unbegun(seen.wishes()));
  }

  /** An approval that came before anything was done must not hold for who begins again. */
  private static Plan<TakeOverStep> unbegun(TakeOverWishes wishes) {
    return wishes.equals(TakeOverWishes.NONE)
        ? Plan.end(Verdict.DONE, Reason.CANCELLED, "the old cluster serves")
        : Plan.proceed(List.of(TakeOverStep.back(TakeOverAct.FORGET, "")), List.of(), 0, 0);
  }

  private Plan<TakeOverStep> forward() {
    return seen.passed() ? finish() : stop();
  }

  private Plan<TakeOverStep> stop() {
    if (!seen.marks().tried()) {
      return proceed(TakeOverStep.of(TakeOverAct.TRY_HOSTS));
    }
    if (!seen.old().closed()) {
      return proceed(TakeOverStep.of(TakeOverAct.CLOSE_GATEWAY));
    }
    Optional<String> next =
        facts.daemonSets().stream().map(OldSet::name).filter(this::unfinished).findFirst();
    if (next.isPresent()) {
      return stopOld(next.get());
    }
    if (!seen.marks().counted().keySet().containsAll(facts.hostNames())) {
      return proceed(TakeOverStep.of(TakeOverAct.IDENTIFY));
    }
    return seen.marks().buckets() ? move() : startEmpty();
  }

  private Plan<TakeOverStep> stopOld(String daemonSet) {
    TakeOverStep wait = TakeOverStep.of(TakeOverAct.AWAIT_STOPPED, daemonSet);
    return seen.old().running().contains(daemonSet)
        ? proceed(TakeOverStep.of(TakeOverAct.STOP_OLD, daemonSet), wait)
        : proceed(wait);
  }

  /** Whether it runs, or its pods are not yet gone. */
  private boolean unfinished(String daemonSet) {
    return seen.old().running().contains(daemonSet) || seen.old().present().contains(daemonSet);
  }

  private Plan<TakeOverStep> startEmpty() {
    return switch (seen.modern()) {
      case ABSENT -> proceed(TakeOverStep.of(TakeOverAct.APPLY));
      case STARTING -> proceed(TakeOverStep.of(TakeOverAct.AWAIT_READY));
      case READY -> proceed(TakeOverStep.of(TakeOverAct.MAKE_BUCKETS));
      case STOPPING, DOWN ->
          stalled(
              "the new cluster is shut down before its buckets are made; set"
                  + " spec.shutdownCluster to false, and start this workflow again");
    };
  }

  private Plan<TakeOverStep> move() {
    return switch (seen.modern()) {
      case ABSENT ->
          stalled(
              "somebody deleted the new resource; cancel, so that the old cluster serves, and begin"
                  + " again");
      case STARTING, READY ->
          proceed(TakeOverStep.of(TakeOverAct.SHUT_DOWN), TakeOverStep.of(TakeOverAct.AWAIT_DOWN));
      case STOPPING -> proceed(TakeOverStep.of(TakeOverAct.AWAIT_DOWN));
      case DOWN ->
          facts.hostNames().stream()
              .filter(Predicate.not(seen.marks().moved()::contains))
              .findFirst()
              .map(host -> proceed(TakeOverStep.of(TakeOverAct.MOVE, host)))
              .orElseGet(() -> proceed(TakeOverStep.of(TakeOverAct.START)));
    };
  }

  private Plan<TakeOverStep> finish() {
    return switch (seen.modern()) {
      case ABSENT ->
          stalled("somebody deleted the new resource; apply it again: its data is on the disks");
      case STOPPING, DOWN -> proceed(TakeOverStep.of(TakeOverAct.START));
      case STARTING -> proceed(TakeOverStep.of(TakeOverAct.AWAIT_READY));
      case READY -> handOver();
    };
  }

  private Plan<TakeOverStep> handOver() {
    if (!seen.old().running().isEmpty() || !seen.old().stopped().isEmpty()) {
      return proceed(TakeOverStep.of(TakeOverAct.REMOVE_OLD));
    }
    if (!seen.old().led()) {
      return proceed(TakeOverStep.of(TakeOverAct.LEAD));
    }
    return facts.rebalance() && !seen.marks().switched()
        ? proceed(TakeOverStep.of(TakeOverAct.SWITCH_REBALANCE))
        : Plan.end(
            Verdict.DONE,
            Reason.CONVERGED,
            "the new cluster serves by the old addresses; compare the counts of objects, and remove"
                + " what is left by the last step of the plan");
  }

  /** The way back; where there is none any more, the new cluster serves. */
  private Plan<TakeOverStep> back() {
    if (seen.passed()) {
      return seen.modern() == Modern.STOPPING || seen.modern() == Modern.DOWN
          ? backward(TakeOverAct.START, "")
          : Plan.end(
              Verdict.DONE,
              Reason.CANCELLED,
              "there is no way back any more, since the new cluster may have written; start this"
                  + " workflow again to finish");
    }
    if (!seen.marks().begun().isEmpty()) {
      return backward(
          seen.modern() == Modern.STOPPING ? TakeOverAct.AWAIT_DOWN : TakeOverAct.MOVE_BACK, "");
    }
    return seen.modern() == Modern.ABSENT ? restart() : backward(TakeOverAct.DELETE_NEW, "");
  }

  /** Proxies first: targets look for them. */
  private Plan<TakeOverStep> restart() {
    List<TakeOverStep> starts =
        facts.daemonSets().reversed().stream()
            .map(OldSet::name)
            .filter(seen.old().stopped()::contains)
            .map(name -> TakeOverStep.back(TakeOverAct.START_OLD, name))
            .toList();
    if (!starts.isEmpty()) {
      return Plan.proceed(starts, List.of(), 0, facts.hosts().size());
    }
    if (!seen.old().settled()) {
      return backward(TakeOverAct.AWAIT_OLD, "");
    }
    return seen.old().closed() && !facts.gateway().isEmpty()
        ? backward(TakeOverAct.OPEN_GATEWAY, "")
        : backward(TakeOverAct.FORGET, "");
  }

  private Plan<TakeOverStep> proceed(TakeOverStep... steps) {
    return Plan.proceed(
        List.of(steps), later(steps[0].act()), seen.marks().moved().size(), facts.hosts().size());
  }

  private Plan<TakeOverStep> backward(TakeOverAct act, String subject) {
    return Plan.proceed(
        List.of(TakeOverStep.back(act, subject)),
        List.of(),
        seen.marks().moved().size(),
        facts.hosts().size());
  }

  private static Plan<TakeOverStep> stalled(String message) {
    return Plan.end(Verdict.STALLED, Reason.TAKE_OVER_BLOCKED, message);
  }

  /** What is foreseen after an act of the way forward. */
  private static List<String> later(TakeOverAct now) {
    return Arrays.stream(TakeOverAct.values())
        .filter(act -> act.compareTo(now) > 0 && act.compareTo(TakeOverAct.MOVE_BACK) < 0)
        .filter(act -> !act.waits())
        .map(TakeOverAct::title)
        .toList();
  }
}
