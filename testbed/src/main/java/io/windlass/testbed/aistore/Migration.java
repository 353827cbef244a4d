package io.windlass.testbed.aistore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves objects to their owners.
 *
 * <ol>
 *   <li>Each living target, in service or not, walks its copies.
 *   <li>A copy whose owner by placement is another living target goes there; the newer write wins.
 *   <li>Only when the owner holds it does the sender delete its own.
 * </ol>
 *
 * Guarantee: at every moment at least one target holds each object; a rebalance that stops in
 * between leaves what was moved where it is.
 */
final class Migration {
  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  private final AisCluster cluster;
  private final Rebalance rebalance;

  Migration(AisCluster cluster, Rebalance rebalance) {
    this.cluster = cluster;
    this.rebalance = rebalance;
  }

  /** One pass over everything; several passes are harmless. */
  void sweep() {
    Map<String, ObjectStore> stores = new TreeMap<>();
    cluster.alive().forEach(node -> node.store().ifPresent(store -> stores.put(node.id(), store)));
    List<String> owners =
        cluster.smap().activeTargets().stream()
            .map(SmapNode::id)
            .filter(stores::containsKey)
            .toList();
    for (String bucket : cluster.metadata().buckets().keySet()) {
      for (Map.Entry<String, ObjectStore> holder : stores.entrySet()) {
        holder.getValue().list(bucket).forEach(copy -> place(copy, holder, stores, owners));
      }
    }
  }

  private void place(
      ObjectStore.Copy copy,
      Map.Entry<String, ObjectStore> holder,
      Map<String, ObjectStore> stores,
      List<String> owners) {
    Optional<String> owner = Placement.owner(copy.name().unique(), owners);
    if (owner.isEmpty() || owner.get().equals(holder.getKey()) || !rebalance.running()) {
      return;
    }
    try {
      long size = copy.size();
      if (send(copy, Objects.requireNonNull(stores.get(owner.get())))) {
        rebalance.moved(holder.getKey(), owner.get(), size);
      }
      holder.getValue().delete(copy.name());
    } catch (NoSuchFileException gone) {
      // Deleted or overwritten elsewhere while it was on its way.
      LOG.debug("object {} vanished during {}", copy.name(), rebalance.id());
    } catch (IOException failure) {
      LOG.warn("object {} stays misplaced: {}", copy.name(), failure.toString());
    }
  }

  /** Whether the owner needed the copy. */
  static boolean send(ObjectStore.Copy copy, ObjectStore owner) throws IOException {
    Optional<ObjectStore.Copy> held = owner.find(copy.name());
    if (held.isPresent() && held.get().written().compareTo(copy.written()) >= 0) {
      return false;
    }
    owner.put(copy.name(), copy.read(), copy.written());
    return true;
  }
}
