package io.windlass.starter.watch;

import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.need.Handled;
import io.windlass.starter.need.Moment;
import io.windlass.starter.need.Need;
import io.windlass.starter.need.NeedsWork;
import io.windlass.starter.need.Verdict;
import io.windlass.starter.request.OpenRuns;
import io.windlass.starter.request.Outcome;
import io.windlass.starter.request.RequestMetrics;
import io.windlass.starter.request.Requester;
import io.windlass.starter.resource.Demand;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.status.ResourceReports;
import io.windlass.starter.temporal.TemporalUnavailable;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does for one resource what {@link NeedsWork} says, and remembers it only after it is done: a
 * failure on the way leads to the same decision again.
 */
@Singleton
final class Attendant {

  private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);

  /** A resource and the occasion on which it is looked at. */
  private record Visit(
      ResourceKey key, ResourceKind kind, RawResource resource, Instant since, Handled handled) {

    ResourceReference reference() {
      return resource.reference();
    }

    Optional<String> demanded(Demand demand) {
      return resource.demands().of(demand);
    }
  }

  private final Map<String, ResourceKind> kinds;
  private final Caches caches;
  private final HostWatch hosts;
  private final Desk desk;
  private final InstantSource clock;
  private final Duration interval;
  private final Map<ResourceKey, Handled> memory = new ConcurrentHashMap<>();

  /** What the attendant acts through. */
  @Singleton
  record Desk(
      Requester requester, OpenRuns runs, ResourceReports reports, RequestMetrics metrics) {}

  /** What the attendant knows things from. */
  @Singleton
  record Sources(Caches caches, HostWatch hosts) {}

  Attendant(
      List<ResourceKind> kinds,
      Sources sources,
      Desk desk,
      InstantSource clock,
      StarterConfiguration configuration) {
    this.kinds = kinds.stream().collect(Collectors.toMap(ResourceKind::kind, Function.identity()));
    this.caches = sources.caches();
    this.hosts = sources.hosts();
    this.desk = desk;
    this.clock = clock;
    this.interval = configuration.resync();
  }

  /**
   * Looks at a resource and does what is needed.
   *
   * @return after which time another look is due, if it is
   * @throws TemporalUnavailable when a workflow should be asked and can't be
   */
  Optional<Duration> attend(KeySchedule.Entry<ResourceKey> entry) throws TemporalUnavailable {
    ResourceKey key = entry.key();
    ResourceKind kind = kind(key);
    Optional<RawResource> found = caches.resource(kind, key);
    if (found.isEmpty()) {
      memory.remove(key);
      return Optional.empty();
    }
    RawResource resource = found.get();
    String uid = resource.reference().uid();
    Verdict verdict =
        NeedsWork.decide(
            resource.view(kind, caches.owned(uid), hostNews(kind, resource)),
            memory.getOrDefault(key, Handled.nothing(uid)),
            new Moment(clock.instant(), entry.resync(), interval));
    Visit visit = new Visit(key, kind, resource, entry.since(), verdict.handled());
    return switch (verdict.need()) {
      case Need.Nothing() -> remember(visit, Optional.empty());
      case Need.LookAgain(Duration after) -> remember(visit, Optional.of(after));
      case Need.CheckRun(Need.Ask otherwise) -> checkRun(visit, otherwise);
      case Need.Ask ask -> ask(visit, ask);
      case Need.Cancel(String detail) -> cancel(visit, detail);
      case Need.Plan(String detail) -> plan(visit, detail);
    };
  }

  private Set<String> hostNews(ResourceKind kind, RawResource resource) {
    return kind.followsHosts(resource)
        ? (kind.followsStorage() ? hosts.withStorage() : hosts.all())
            .map(all -> kind.hostNews(resource, all))
            .orElse(Set.of())
        : Set.of();
  }

  /** Says in the resource that no workflow can be asked. */
  void tell(ResourceKey key, String why) {
    ResourceKind kind = kind(key);
    caches.resource(kind, key).ifPresent(found -> desk.reports().unreachable(kind, found, why));
  }

  private ResourceKind kind(ResourceKey key) {
    return Objects.requireNonNull(kinds.get(key.kind()), key.kind());
  }

  private Optional<Duration> remember(Visit visit, Optional<Duration> next) {
    memory.put(visit.key(), visit.handled());
    return next;
  }

  private Optional<Duration> checkRun(Visit visit, Need.Ask otherwise) throws TemporalUnavailable {
    if (!desk.runs().isOpen(visit.reference())) {
      return ask(visit, otherwise);
    }
    desk.reports().accepted(visit.kind(), visit.resource());
    memory.put(visit.key(), visit.handled().runSeen(clock.instant()));
    return Optional.of(NeedsWork.RUN_CHECK);
  }

  /** Where no run is open, nothing is left to cancel. */
  private Optional<Duration> cancel(Visit visit, String detail) throws TemporalUnavailable {
    boolean open = desk.runs().cancel(visit.reference());
    LOG.info(
        "{}: a person cancels, {}",
        visit.reference().title(),
        open ? "the workflow is told" : "no workflow is open");
    visit
        .demanded(Demand.CANCEL)
        .ifPresent(token -> desk.reports().cancelled(visit.kind(), visit.resource(), token));
    return heard(visit, Demand.CANCEL, detail);
  }

  private Optional<Duration> plan(Visit visit, String detail) throws TemporalUnavailable {
    desk.requester().plan(visit.reference(), detail);
    LOG.info("{}: a person asks for a plan", visit.reference().title());
    return heard(visit, Demand.PLAN, detail);
  }

  private Optional<Duration> heard(Visit visit, Demand demand, String detail) {
    memory.put(visit.key(), visit.handled().heard(demand, detail));
    return Optional.of(Duration.ZERO);
  }

  private Optional<Duration> ask(Visit visit, Need.Ask ask) throws TemporalUnavailable {
    ResourceReference reference = visit.reference();
    Outcome outcome = send(visit, ask);
    Instant now = clock.instant();
    desk.metrics().done(reference.kind(), ask.cause(), outcome);
    if (outcome == Outcome.ACCEPTED) {
      report(visit, ask, Duration.between(visit.since(), now));
    }
    String wishes = visit.resource().demands().wishes();
    memory.put(visit.key(), visit.handled().accepted(ask, reference.generation(), wishes, now));
    return ask.cause() == Cause.SPEC ? Optional.of(NeedsWork.RUN_CHECK) : Optional.empty();
  }

  private Outcome send(Visit visit, Need.Ask ask) throws TemporalUnavailable {
    try {
      return desk.requester().ask(visit.reference(), ask);
    } catch (TemporalUnavailable unavailable) {
      desk.metrics().failed(visit.reference().kind(), ask.cause());
      throw unavailable;
    }
  }

  private void report(Visit visit, Need.Ask ask, Duration waited) {
    ResourceReference reference = visit.reference();
    LOG.info(
        "{}: generation {} accepted by workflow {} ({} {}, {} ms after it was seen)",
        reference.title(),
        reference.generation(),
        reference.workflowId(),
        ask.cause(),
        ask.detail(),
        waited.toMillis());
    if (ask.cause() == Cause.SPEC) {
      desk.metrics().changeAccepted(reference.kind(), waited);
    }
    desk.reports().accepted(visit.kind(), visit.resource());
    if (ask.cause() == Cause.RETRY) {
      visit
          .demanded(Demand.RETRY)
          .ifPresent(token -> desk.reports().retried(visit.kind(), visit.resource(), token));
    }
  }
}
