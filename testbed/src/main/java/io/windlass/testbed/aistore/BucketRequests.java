package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code /v1/buckets[/<bucket>]} at a proxy. */
final class BucketRequests {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  private final AisCluster cluster;

  BucketRequests(AisCluster cluster) {
    this.cluster = cluster;
  }

  Answer answer(NodeRequest request) throws IOException {
    String bucket = request.part(1);
    if (bucket.isEmpty()) {
      return Answer.json(BucketJson.list(cluster.metadata()));
    }
    return switch (request.method()) {
      case "POST" -> act(bucket, request.json().path("action").asText(""));
      case "GET" -> list(bucket, request.json());
      case "HEAD" -> {
        require(cluster, bucket);
        yield Answer.empty(200);
      }
      case "DELETE" -> destroy(bucket);
      default -> throw AisFailure.badRequest("invalid method " + request.method());
    };
  }

  /**
   * @throws AisFailure 404 when there is no such bucket
   */
  static void require(AisCluster cluster, String bucket) {
    if (!cluster.metadata().buckets().containsKey(bucket)) {
      throw AisFailure.typed(
          404, "ErrBckNotFound", "bucket \"ais://" + bucket + "\" does not exist");
    }
  }

  private Answer act(String bucket, String action) {
    if (!action.equals("create-bck")) {
      throw AisFailure.badRequest("invalid action \"" + action + "\"");
    }
    if (!NAME.matcher(bucket).matches()) {
      throw AisFailure.badRequest("bucket name \"" + bucket + "\" is invalid");
    }
    cluster.requirePrimary();
    cluster.locked(() -> create(bucket));
    return Answer.empty(200);
  }

  private void create(String bucket) {
    TreeMap<String, Long> buckets = new TreeMap<>(cluster.metadata().buckets());
    Instant now = Instant.now();
    if (buckets.putIfAbsent(bucket, now.toEpochMilli() * 1_000_000) != null) {
      throw AisFailure.typed(
          409, "ErrBckAlreadyExists", "bucket \"ais://" + bucket + "\" already exists");
    }
    cluster.publish(cluster.metadata().withBuckets(buckets));
  }

  private Answer destroy(String bucket) throws IOException {
    require(cluster, bucket);
    cluster.requirePrimary();
    cluster.locked(
        () -> {
          TreeMap<String, Long> buckets = new TreeMap<>(cluster.metadata().buckets());
          buckets.remove(bucket);
          cluster.publish(cluster.metadata().withBuckets(buckets));
        });
    for (AisNode node : cluster.alive()) {
      if (node.store().isPresent()) {
        node.store().get().destroy(bucket);
      }
    }
    return Answer.empty(200);
  }

  /** Misplaced objects are not listed: a target names only what it owns. */
  private Answer list(String bucket, JsonNode message) throws IOException {
    require(cluster, bucket);
    String prefix = message.path("value").path("prefix").asText("");
    List<String> owners = cluster.smap().activeTargets().stream().map(SmapNode::id).toList();
    List<ObjectStore.Copy> copies = new ArrayList<>();
    for (AisNode node : cluster.alive()) {
      node.store().ifPresent(store -> owned(store.list(bucket), node.id(), owners, copies));
    }
    copies.removeIf(copy -> !copy.name().name().startsWith(prefix));
    copies.sort(Comparator.comparing(copy -> copy.name().name()));
    return Answer.json(BucketJson.objects(copies));
  }

  private static void owned(
      List<ObjectStore.Copy> held, String id, List<String> owners, List<ObjectStore.Copy> into) {
    held.stream()
        .filter(
            copy -> Placement.owner(copy.name().unique(), owners).filter(id::equals).isPresent())
        .forEach(into::add);
  }
}
