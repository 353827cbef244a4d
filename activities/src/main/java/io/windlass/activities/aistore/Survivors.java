package io.windlass.activities.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.aistore.http.ClusterMap.Entry;
import io.windlass.activities.aistore.http.Space;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the targets that would stay after a scale-down, or while some are away, can hold
 * everything.
 *
 * <ol>
 *   <li>With mode retain data stays on its volumes: they must not be deleted with their pods.
 *   <li>Otherwise enough targets must stay for the copies and slices that the configuration or a
 *       bucket asks for. Erasure coding needs one more than it makes slices, for the object itself.
 *   <li>AIStore spreads what moves evenly. Each target that stays must have room for its share
 *       below the mark where AIStore takes nothing more ({@code space.out_of_space}).
 * </ol>
 *
 * <p>Targets that tell the same figures share a file system: what moves between them takes no more
 * room. What a target does not tell of its space is not held against it: AIStore itself refuses
 * what it can't store, and a rebalance that failed moves no pod.
 *
 * @param away the targets that are to be replaced, or to leave their host for a time; empty when
 *     the spec wants fewer
 */
record Survivors(AIStore aistore, Set<String> away, ClusterMap map, JsonNode configuration) {

  private static final int DEFAULT_MARK = 95;
  private static final double GIBIBYTE = 1L << 30;

  /**
   * Why not; empty if they can, or if no target in service is left to go.
   *
   * @param buckets asked only when it matters, as is {@code space}
   */
  Optional<Objection> objection(
      Supplier<Map<String, JsonNode>> buckets, Supplier<Map<String, Space>> space) {
    if (leaving().isEmpty()) {
      return Optional.empty();
    }
    return away.isEmpty() && aistore.getSpec().targetSpec().scaleDownMode() == ScaleDownMode.RETAIN
        ? volumesDeleted()
        : tooFew(buckets.get()).or(() -> noRoom(space.get()));
  }

  private Optional<Objection> volumesDeleted() {
    return Optional.ofNullable(aistore.getSpec().targetSpec().pvcRetentionPolicy())
        .map(StatefulSetPersistentVolumeClaimRetentionPolicy::getWhenScaled)
        .filter("Delete"::equals)
        .map(
            value ->
                new Objection(
                    Reason.INVALID_SPEC,
                    "spec.targetSpec.pvcRetentionPolicy.whenScaled is Delete: the data that scaleDownMode retain keeps would be deleted with its claims; set it to Retain, or use another mode"));
  }

  private Optional<Objection> tooFew(Map<String, JsonNode> buckets) {
    return Stream.concat(
            Stream.of(Map.entry("the configuration", configuration)),
            buckets.entrySet().stream()
                .map(bucket -> Map.entry("bucket " + bucket.getKey(), bucket.getValue())))
        .flatMap(entry -> needs(entry.getKey(), entry.getValue()))
        .filter(need -> need.targets() > stay())
        .findFirst()
        .map(
            need ->
                new Objection(
                    Reason.TOO_FEW_TARGETS,
                    "%s but %s needs %d targets; set the size to at least %d, or change that first"
                        .formatted(
                            occasion(), need.who(), need.targets(), need.targets() + spare())));
  }

  private String occasion() {
    if (!away.isEmpty()) {
      String pods = away.stream().sorted().collect(Collectors.joining(" and "));
      return "while %s %s away, %d targets stay,"
          .formatted(pods, away.size() == 1 ? "is" : "are", stay());
    }
    return ClusterSize.of(aistore).targets().followsNodes()
        ? "%d Kubernetes nodes are left for targets".formatted(stay())
        : "spec.targetSpec.size is %d".formatted(stay());
  }

  /** So many more than are needed must be there, when some are to be away. */
  private int spare() {
    return away.size();
  }

  /** How many targets something needs. */
  private record Need(String who, int targets) {}

  private static Stream<Need> needs(String who, JsonNode properties) {
    JsonNode mirror = properties.path("mirror");
    JsonNode coding = properties.path("ec");
    int slices = coding.path("data_slices").asInt() + coding.path("parity_slices").asInt();
    return Stream.concat(
        mirror.path("enabled").asBoolean()
            ? Stream.of(new Need(who + " with mirror.copies", mirror.path("copies").asInt()))
            : Stream.empty(),
        coding.path("enabled").asBoolean()
            ? Stream.of(new Need(who + " with erasure coding", slices + 1))
            : Stream.empty());
  }

  private Optional<Objection> noRoom(Map<String, Space> space) {
    double mark = configuration.path("space").path("out_of_space").asInt(DEFAULT_MARK) / 100.0;
    return staying().stream()
        .map(node -> new Share(node, of(space, node), share(space, of(space, node))))
        .filter(share -> share.own().whole() > 0)
        .filter(share -> share.own().used() + share.more() > share.own().whole() * mark)
        .findFirst()
        .map(this::noRoom);
  }

  /** What a target that stays has, and how many bytes it would get. */
  private record Share(Entry node, Space own, double more) {}

  private double share(Map<String, Space> space, Space own) {
    long moving =
        leaving().stream()
            .map(node -> of(space, node))
            .filter(other -> !other.shares(own))
            .mapToLong(Space::used)
            .sum();
    return (double) moving / stay();
  }

  private Objection noRoom(Share share) {
    return new Objection(
        Reason.NO_ROOM,
        "%s but the data does not fit on so few: target %s has %s of %s in use and would get %s more; delete data, or have more targets"
            .formatted(
                occasion(),
                share.node().host().split("\\.", 2)[0],
                amount(share.own().used()),
                amount(share.own().whole()),
                amount(share.more())));
  }

  private static String amount(double bytes) {
    return "%.1f GiB".formatted(bytes / GIBIBYTE);
  }

  private static Space of(Map<String, Space> space, Entry node) {
    return space.getOrDefault(node.id(), new Space(0, 0));
  }

  private List<Entry> staying() {
    Names names = Names.of(aistore);
    return IntStream.range(0, wanted())
        .mapToObj(ordinal -> names.pod(DaemonRole.TARGET, ordinal))
        .filter(pod -> !away.contains(pod))
        .flatMap(pod -> map.of(pod).stream())
        .toList();
  }

  /** Targets that are to go, for good or for a time, and are in service. */
  private List<Entry> leaving() {
    String prefix = Names.of(aistore).daemon(DaemonRole.TARGET) + "-";
    List<Entry> staying = staying();
    return map.entries().stream()
        .filter(node -> node.host().startsWith(prefix) && !node.flagged())
        .filter(node -> !staying.contains(node))
        .toList();
  }

  private int stay() {
    return wanted() - spare();
  }

  private int wanted() {
    return ClusterSize.of(aistore).targets().wanted();
  }
}
