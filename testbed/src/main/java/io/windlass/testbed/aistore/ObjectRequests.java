package io.windlass.testbed.aistore;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/objects/<bucket>/<object>}.
 *
 * <ol>
 *   <li>A proxy redirects (307) to the target that owns the object by placement.
 *   <li>The target answers from its volumes; to a client that a proxy has not sent only GET and
 *       HEAD, and of 5.0 not even those where requests need a proxy.
 *   <li>A target that misses the object asks its neighbours, but only while its window is open or a
 *       rebalance runs, and only for a GET; what it finds it keeps. Otherwise the object is not
 *       found, although a neighbour may hold it: a HEAD never asks.
 *   <li>Before that it looks on its other mountpaths, but only around a resilver.
 * </ol>
 */
final class ObjectRequests {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectRequests.class);

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final AisCluster cluster;
  private final AisNode node;

  ObjectRequests(AisCluster cluster, AisNode node) {
    this.cluster = cluster;
    this.node = node;
  }

  Answer answer(NodeRequest request) throws IOException {
    ObjectStore.ObjectName name = name(request);
    BucketRequests.require(cluster, name.bucket());
    if (node.store().isEmpty()) {
      return redirect(request, name);
    }
    long began = System.nanoTime();
    Answer answer = atTarget(request, name, node.store().get());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long bytes = Math.max(request.body().length, answer.body().length);
    node.statistics().count(request.method(), bytes, took);
    return answer;
  }

  private static ObjectStore.ObjectName name(NodeRequest request) {
    List<String> parts = request.parts();
    if (parts.size() < 3 || parts.get(2).isEmpty()) {
      throw AisFailure.badRequest("invalid object path " + request.path());
    }
    String name = String.join("/", parts.subList(2, parts.size()));
    return new ObjectStore.ObjectName(request.part(1), name);
  }

  private Answer redirect(NodeRequest request, ObjectStore.ObjectName name) {
    Smap smap = cluster.smap();
    SmapNode owner =
        Placement.owner(name.unique(), smap.activeTargets().stream().map(SmapNode::id).toList())
            .flatMap(smap::node)
            .orElseThrow(() -> AisFailure.unavailable("no storage targets in Smap"));
    String path =
        Arrays.stream(request.path().split("/"))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    String location =
        owner.publicNet().url() + path + "?pid=" + node.id() + "&utm=" + System.nanoTime();
    return new Answer(307, Map.of("Location", location), new byte[0]);
  }

  private Answer atTarget(NodeRequest request, ObjectStore.ObjectName name, ObjectStore store)
      throws IOException {
    requireProxy(request);
    return switch (request.method()) {
      case "GET" -> found(fetch(name, store), true);
      case "HEAD" -> found(store.find(name).orElseThrow(() -> notFound(name)), false);
      case "PUT" -> {
        store.put(name, request.body(), FileTime.from(node.now()));
        yield Answer.empty(200);
      }
      case "DELETE" -> {
        if (!store.delete(name)) {
          throw notFound(name);
        }
        yield Answer.empty(200);
      }
      default -> throw AisFailure.badRequest("invalid method " + request.method());
    };
  }

  private void requireProxy(NodeRequest request) {
    if (!request.query("pid").isEmpty()) {
      return;
    }
    if (node.version() == AisVersion.V5_0 && cluster.config().needsProxies()) {
      throw AisFailure.typed(403, "", "direct target access denied");
    }
    if (!READS.contains(request.method())) {
      throw AisFailure.badRequest(
          node.label() + ": " + request.method() + "(obj) is expected to be redirected");
    }
  }

  private static Answer found(ObjectStore.Copy copy, boolean withBody) throws IOException {
    byte[] content = copy.read();
    return new Answer(
        200, Map.of("Content-Type", withBody ? "application/octet-stream" : "text/plain"), content);
  }

  private ObjectStore.Copy fetch(ObjectStore.ObjectName name, ObjectStore store)
      throws IOException {
    Optional<ObjectStore.Copy> own = store.find(name);
    if (own.isPresent()) {
      return own.get();
    }
    if (cluster.resilvers().active(node)) {
      Optional<ObjectStore.Copy> misplaced = store.findAnywhere(name);
      if (misplaced.isPresent()) {
        return misplaced.get();
      }
    }
    if (node.asksNeighbours() || cluster.rebalances().running().isPresent()) {
      copyFromNeighbour(name, store);
    }
    return store.find(name).orElseThrow(() -> notFound(name));
  }

  private void copyFromNeighbour(ObjectStore.ObjectName name, ObjectStore store)
      throws IOException {
    for (AisNode neighbour : cluster.alive()) {
      Optional<ObjectStore.Copy> copy = neighbour.store().flatMap(other -> other.find(name));
      if (copy.isPresent() && neighbour != node) {
        keep(copy.get(), store);
      }
    }
  }

  private static void keep(ObjectStore.Copy copy, ObjectStore store) throws IOException {
    try {
      Migration.send(copy, store);
    } catch (NoSuchFileException moved) {
      LOG.debug("{} came with the rebalance meanwhile", copy.name());
    }
  }

  private AisFailure notFound(ObjectStore.ObjectName name) {
    return AisFailure.typed(
        404, "ErrNotFound", node.label() + ": object ais://" + name.unique() + " does not exist");
  }
}
