package io.windlass.starter.need;

import io.windlass.starter.resource.Demand;
import io.windlass.starter.resource.ResourceView;
import io.windlass.starter.resource.Standing;
import io.windlass.workflows.lifecycle.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether a resource needs its workflow, from the caches alone.
 *
 * <ol>
 *   <li>Deleted and without our finalizer: nothing is ours to do.
 *   <li>A retry or a request for an operation that nobody has taken up: ask, whatever the state. A
 *       person who wants to see a plan gets one.
 *   <li>Nobody has spoken of the present generation, or it is being deleted: ask, once; after that
 *       see from time to time that a run is open.
 *   <li>A wish of a person that nobody has passed on: ask, unless the resource has converged. After
 *       that, a cancel is passed on to the workflow.
 *   <li>Progressing: see from time to time that a run is open, for one may have been terminated.
 *   <li>Stalled, and only a person can help: nothing.
 *   <li>Stalled by something outside: ask when one of its objects changes, and with time.
 *   <li>Converged: ask when an object is missing, was written by somebody else, or has pods that do
 *       not serve, and the difference is still there at a second look.
 * </ol>
 *
 * <p>Guarantees: no request for a converged resource without drift, whatever the occasion; no
 * second request for the same difference until the next resync.
 */
public final class NeedsWork {

  /** How often a resource in progress is checked for an open run. */
  public static final Duration RUN_CHECK = Duration.ofSeconds(10);

  /** The caches of different kinds lag behind one another: a difference must outlive this. */
  static final Duration SECOND_LOOK = Duration.ofMillis(250);

  /** Starters that see the same difference at about the same time give it the same ID. */
  private static final long BUCKET = 10;

  private final ResourceView view;
  private final Handled handled;
  private final Moment moment;

  private NeedsWork(ResourceView view, Handled handled, Moment moment) {
    this.view = view;
    this.handled = handled;
    this.moment = moment;
  }

  /** What to do about the resource, given what was done before. */
  public static Verdict decide(ResourceView view, Handled before, Moment moment) {
    return new NeedsWork(view, before.forLife(view.reference().uid()), moment).decide();
  }

  private Verdict decide() {
    if (view.deleting() && !view.finalizer()) {
      return nothing(handled);
    }
    return unheard(Demand.RETRY)
        .<Need>map(detail -> Need.Ask.plain(Cause.RETRY, detail))
        .or(() -> unheard(Demand.REQUEST).map(detail -> Need.Ask.plain(Cause.REQUEST, detail)))
        .or(() -> unheard(Demand.PLAN).map(Need.Plan::new))
        .or(() -> begun() ? steering() : Optional.empty())
        .map(need -> new Verdict(need, handled))
        .orElseGet(this::byStanding);
  }

  /** Whether a workflow was asked for the present generation: only that can be steered. */
  private boolean begun() {
    return view.standing() != Standing.UNSEEN
        || handled.acceptedGeneration() == view.reference().generation();
  }

  private Optional<Need> steering() {
    if (view.standing() != Standing.CONVERGED && wishUnheard()) {
      String detail = Digest.of(view.demands().wishes() + view.demands().version());
      return Optional.of(Need.Ask.plain(Cause.WISH, detail));
    }
    return unheard(Demand.CANCEL).map(Need.Cancel::new);
  }

  /** The detail of what a person asks for, unless it is the one that was passed on last. */
  private Optional<String> unheard(Demand demand) {
    return view.demands()
        .of(demand)
        .map(Digest::of)
        .filter(detail -> !handled.heard().last(demand).equals(detail));
  }

  /** Where nobody remembers what was passed on, what is held may wait for it. */
  private boolean wishUnheard() {
    String wishes = view.demands().wishes();
    return handled
        .heard()
        .wishes()
        .map(known -> !known.equals(wishes))
        .orElse(!wishes.isEmpty() || view.held());
  }

  private Verdict byStanding() {
    return switch (view.standing()) {
      case UNSEEN -> unseen();
      case PROGRESSING -> checkRun(resync(), handled.stalledAt("").unsuspected());
      case STALLED_FOR_PERSON -> nothing(handled.stalledAt("").unsuspected());
      case STALLED_OUTSIDE -> stalledOutside();
      case CONVERGED -> view.deleting() ? unseen() : converged();
    };
  }

  private Verdict unseen() {
    Need.Ask spec = Need.Ask.plain(Cause.SPEC, "");
    boolean accepted = handled.acceptedGeneration() == view.reference().generation();
    return accepted ? checkRun(spec, handled) : new Verdict(spec, handled.stalledAt(""));
  }

  private Verdict checkRun(Need.Ask otherwise, Handled remembered) {
    Instant due =
        remembered.runSeen().equals(Instant.MIN)
            ? moment.now()
            : remembered.runSeen().plus(RUN_CHECK);
    return moment.resync() || !moment.now().isBefore(due)
        ? new Verdict(new Need.CheckRun(otherwise), remembered)
        : lookAgain(due, remembered);
  }

  private Verdict stalledOutside() {
    String fingerprint = Digest.of(view.fingerprint());
    Handled informed = handled.stalledAt(fingerprint);
    if (moment.resync()) {
      return new Verdict(resync(), informed);
    }
    if (handled.stalledAt().isEmpty() || handled.stalledAt().equals(fingerprint)) {
      return nothing(informed.unsuspected());
    }
    return confirmed(Need.Ask.plain(Cause.DRIFT, fingerprint), handled, informed);
  }

  private Verdict converged() {
    Set<String> drift = view.drift();
    Set<String> known = new TreeSet<>(handled.askedAbout());
    known.retainAll(drift);
    // With time, what is still missing is asked about again; what somebody wrote stays written.
    known.removeIf(difference -> moment.resync() && !difference.startsWith("changed-"));
    Handled current = handled.stalledAt("").about(known);
    drift.removeAll(known);
    if (drift.isEmpty()) {
      return nothing(current.unsuspected());
    }
    return confirmed(new Need.Ask(Cause.DRIFT, detail(drift), drift), current, current);
  }

  /** Asks only when the difference is there at a second look; then {@code after} is remembered. */
  private Verdict confirmed(Need.Ask ask, Handled before, Handled after) {
    if (before.suspectedSince().equals(Instant.MAX)) {
      return lookAgain(moment.now().plus(SECOND_LOOK), before.suspected(moment.now()));
    }
    Instant due = before.suspectedSince().plus(SECOND_LOOK);
    return moment.now().isBefore(due) ? lookAgain(due, before) : new Verdict(ask, after);
  }

  /** A written object has an ID of its own; an absence is told from the next one by its time. */
  private String detail(Set<String> drift) {
    String all = drift.size() == 1 ? drift.iterator().next() : Digest.of(drift.toString());
    boolean unique = drift.stream().allMatch(difference -> difference.startsWith("changed-"));
    return unique ? all : "%s-%d".formatted(all, moment.now().getEpochSecond() / BUCKET);
  }

  private Need.Ask resync() {
    long bucket = moment.now().toEpochMilli() / moment.interval().toMillis();
    return Need.Ask.plain(Cause.RESYNC, Long.toString(bucket));
  }

  private Verdict lookAgain(Instant due, Handled remembered) {
    return new Verdict(new Need.LookAgain(Duration.between(moment.now(), due)), remembered);
  }

  private static Verdict nothing(Handled remembered) {
    return new Verdict(new Need.Nothing(), remembered);
  }
}
