package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.takeover.TakeOverFacts.OldSet;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Marks;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Modern;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Old;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Both clusters, as far as a take-over moves them. It refuses what would lose or hide an object:
 * both on the disks at once, objects moved under a running cluster, an old cluster started on what
 * a new one has written.
 */
final class TakeOverModel {

  private final ReleaseInTest release = ReleaseInTest.last();
  private final Set<String> running = new TreeSet<>();
  private final Set<String> stopped = new TreeSet<>();
  private final Set<String> present = new TreeSet<>();
  private final Set<String> atNew = new TreeSet<>();
  private final List<String> approved = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Optional<TakeOverFacts> facts = Optional.empty();
  private Marks marks = Marks.NONE;
  private Modern modern = Modern.ABSENT;
  private boolean closed;
  private boolean led;
  private boolean written;
  private boolean paused;

  TakeOverModel() {
    running.addAll(kept().daemonSets().stream().map(OldSet::name).toList());
    present.addAll(running);
  }

  private TakeOverFacts kept() {
    return TakeOverFacts.of(release.release(), release.plan());
  }

  ReleaseInTest release() {
    return release;
  }

  synchronized boolean wish(TakeOverWish wish) {
    switch (wish.kind()) {
      case PAUSE -> paused = true;
      case RESUME -> paused = false;
      case APPROVE -> approved.add(wish.gate());
    }
    return true;
  }

  void approveAll() {
    approved.addAll(
        List.of(TakeOverGate.STOP.word(), TakeOverGate.ALL_MOVES, TakeOverGate.FIRST_WRITE.word()));
  }

  synchronized Plan<TakeOverStep> plan(Intent intent) {
    return TakeOverOrder.plan(standing(), intent);
  }

  private TakeOverStanding standing() {
    List<String> blocking =
        release.plan().findings().stream()
            .filter(TakeOverPlan.Finding::blocking)
            .map(TakeOverPlan.Finding::hazard)
            .toList();
    return new TakeOverStanding(
        facts.isEmpty() ? blocking : List.of(),
        facts,
        marks,
        new Old(closed, running, stopped, present, true, led),
        modern,
        new TakeOverWishes(paused, approved));
  }

  synchronized void take(TakeOverStep step) {
    log.add("%s (%s)".formatted(step.title(), step.reason().camelCase()));
    if (step.reason() == Reason.WAY_BACK) {
      approved.clear();
      assertThat(written && step.act() != TakeOverAct.START).as(text()).isFalse();
    }
    change(step);
    assertThat(present.isEmpty() || !modern.up()).as("both run: %s", text()).isTrue();
  }

  private void change(TakeOverStep step) {
    switch (step.act()) {
      case EXPORT -> facts = Optional.of(kept());
      case TRY_HOSTS -> marks = marks.andTried();
      case CLOSE_GATEWAY -> closed = true;
      case OPEN_GATEWAY -> closed = false;
      case STOP_OLD -> swap(step.subject(), running, stopped);
      case START_OLD -> startOld(step.subject());
      case IDENTIFY -> marks = marks.andCounted(counts());
      case APPLY -> modern = Modern.STARTING;
      case AWAIT_READY -> modern = Modern.READY;
      case MAKE_BUCKETS -> marks = marks.withBuckets(true);
      case SHUT_DOWN -> modern = Modern.STOPPING;
      case AWAIT_DOWN -> modern = Modern.DOWN;
      case AWAIT_STOPPED -> present.remove(step.subject());
      case MOVE -> move(step.subject());
      case MOVE_BACK -> moveBack();
      case START -> start();
      case DELETE_NEW -> deleteNew();
      case REMOVE_OLD -> stopped.clear();
      case LEAD -> led = true;
      case SWITCH_REBALANCE -> marks = marks.andSwitched();
      case AWAIT_OLD -> {}
      case FORGET -> forget();
    }
  }

  private Map<String, Long> counts() {
    return new HashMap<>(
        kept().hostNames().stream().collect(Collectors.toMap(host -> host, host -> 7L)));
  }

  private static void swap(String name, Set<String> from, Set<String> to) {
    from.remove(name);
    to.add(name);
  }

  private void startOld(String name) {
    assertThat(atNew).as("objects are with the new cluster: %s", text()).isEmpty();
    marks = Marks.NONE;
    swap(name, stopped, running);
    present.add(name);
  }

  private void move(String host) {
    assertThat(modern).as(text()).isEqualTo(Modern.DOWN);
    marks = marks.andBegun(host).andMoved(host);
    atNew.add(host);
  }

  private void moveBack() {
    assertThat(modern.up()).as(text()).isFalse();
    marks = marks.movedBack();
    atNew.clear();
  }

  private void start() {
    marks = marks.andPassed();
    modern = Modern.STARTING;
    written = !atNew.isEmpty();
  }

  private void deleteNew() {
    assertThat(atNew).as(text()).isEmpty();
    marks = marks.withBuckets(false);
    modern = Modern.ABSENT;
  }

  private void forget() {
    facts = Optional.empty();
    marks = Marks.NONE;
    approved.clear();
    paused = false;
  }

  /** A worker dies in the middle of a move. */
  void breakOff(String host) {
    marks = marks.andBegun(host);
    atNew.add(host);
  }

  boolean oldServes() {
    return stopped.isEmpty() && !running.isEmpty() && !closed && atNew.isEmpty();
  }

  boolean newServes() {
    return modern == Modern.READY && led && running.isEmpty() && atNew.size() == 3;
  }

  boolean written() {
    return written;
  }

  Modern modern() {
    return modern;
  }

  synchronized String text() {
    return String.join("\n", log) + "\n";
  }
}
