package io.windlass.starter.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.ResourceView;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.starter.resource.StatusCount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows how many resources stand how, for how long at most one of them has said the same, and what
 * else their kinds have counted. Reads the caches only: no request, and no label that grows with
 * the number of resources.
 */
@Context
final class ResourceMetrics {

  /** How many, and the longest time that one of them says the same. */
  private record Group(int count, Duration longest) {

    static Group of(Duration unchanged) {
      return new Group(1, unchanged);
    }

    Group and(Group other) {
      Duration longer = longest.compareTo(other.longest) > 0 ? longest : other.longest;
      return new Group(count + other.count, longer);
    }
  }

  private final List<ResourceKind> kinds;
  private final Caches caches;
  private final InstantSource clock;
  private final Stillness stillness = new Stillness();
  private final MultiGauge count;
  private final MultiGauge unchanged;
  private final Map<String, MultiGauge> told;

  ResourceMetrics(
      MeterRegistry registry, List<ResourceKind> kinds, Caches caches, InstantSource clock) {
    this.kinds = kinds;
    this.caches = caches;
    this.clock = clock;
    count =
        MultiGauge.builder("windlass.resources")
            .description("Resources, by how they stand and why")
            .register(registry);
    unchanged =
        MultiGauge.builder("windlass.resources.unchanged")
            .description("The longest time for which a resource has told the same")
            .baseUnit("seconds")
            .register(registry);
    told =
        kinds.stream()
            .flatMap(kind -> kind.counts().stream())
            .collect(
                Collectors.toMap(
                    StatusCount::metric, one -> gauge(one, registry), (one, same) -> one));
  }

  private static MultiGauge gauge(StatusCount counted, MeterRegistry registry) {
    return MultiGauge.builder(counted.metric())
        .description(counted.description())
        .register(registry);
  }

  @Scheduled(fixedDelay = "10s")
  void refresh() {
    Instant now = clock.instant();
    Map<Situation, Group> groups = new HashMap<>();
    for (ResourceKey key : caches.keys()) {
      view(key)
          .ifPresent(
              view ->
                  groups.merge(Situation.of(view), Group.of(since(key, view, now)), Group::and));
    }
    stillness.forgetOthers();
    count.register(rows(groups, Group::count), true);
    unchanged.register(rows(groups, group -> group.longest().toMillis() / 1000.0), true);
    told.forEach((metric, gauge) -> gauge.register(counted(metric), true));
  }

  /** Every word of every kind, also those that nobody tells. */
  private List<MultiGauge.Row<?>> counted(String metric) {
    return kinds.stream()
        .flatMap(
            kind ->
                kind.counts().stream()
                    .filter(count -> count.metric().equals(metric))
                    .flatMap(count -> counted(kind, count)))
        .toList();
  }

  private Stream<MultiGauge.Row<?>> counted(ResourceKind kind, StatusCount counted) {
    List<String> all =
        caches.keys().stream()
            .filter(key -> key.kind().equals(kind.kind()))
            .flatMap(key -> caches.resource(kind, key).stream())
            .flatMap(resource -> counted.told().apply(resource).stream())
            .toList();
    return counted.words().stream()
        .map(
            word ->
                MultiGauge.Row.of(
                    Tags.of("kind", kind.kind(), counted.label(), word),
                    Collections.frequency(all, word)));
  }

  /** What belongs to a resource is not asked for: its own words are enough. */
  private Optional<ResourceView> view(ResourceKey key) {
    return kinds.stream()
        .filter(kind -> kind.kind().equals(key.kind()))
        .flatMap(
            kind -> caches.resource(kind, key).map(found -> found.view(kind, List.of())).stream())
        .findFirst();
  }

  private Duration since(ResourceKey key, ResourceView view, Instant now) {
    String words =
        view.conditions().stream().map(StatusCondition::toString).collect(Collectors.joining());
    return stillness.of(key, words, now);
  }

  private static List<MultiGauge.Row<?>> rows(
      Map<Situation, Group> groups, ToDoubleFunction<Group> value) {
    return groups.entrySet().stream()
        .<MultiGauge.Row<?>>map(
            group -> MultiGauge.Row.of(tags(group.getKey()), value.applyAsDouble(group.getValue())))
        .toList();
  }

  private static Tags tags(Situation situation) {
    return Tags.of(
        "kind", situation.kind(),
        "state", situation.state().word(),
        "reason", situation.reason());
  }
}
