package io.windlass.testbed.aistore;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The cluster map: who belongs to the cluster, in what state, and which proxy is the primary.
 * Immutable; every change makes a map of a higher version.
 *
 * @param uuid the cluster's identity, given once
 * @param created creation time as text
 * @param version grows with every change; a change of the primary adds a hundred
 * @param primary id of the primary proxy
 */
record Smap(
    String uuid, String created, long version, String primary, TreeMap<String, SmapNode> members) {

  /** What a change of the primary adds to the version. */
  static final long PRIMARY_STEP = 100;

  /** The map of a cluster that nobody has founded yet. */
  static Smap none() {
    return new Smap("", "", 0, "", new TreeMap<>());
  }

  boolean founded() {
    return !uuid.isEmpty();
  }

  Optional<SmapNode> node(String id) {
    return Optional.ofNullable(members.get(id));
  }

  Collection<SmapNode> nodes() {
    return Collections.unmodifiableCollection(members.values());
  }

  List<SmapNode> nodes(NodeRole role) {
    return members.values().stream().filter(node -> node.role() == role).toList();
  }

  /** Targets that may own objects. */
  List<SmapNode> activeTargets() {
    return nodes(NodeRole.TARGET).stream().filter(SmapNode::inService).toList();
  }

  Smap put(SmapNode node) {
    TreeMap<String, SmapNode> changed = new TreeMap<>(members);
    changed.put(node.id(), node);
    return new Smap(uuid, created, version + 1, primary, changed);
  }

  Smap remove(String id) {
    TreeMap<String, SmapNode> changed = new TreeMap<>(members);
    changed.remove(id);
    return new Smap(uuid, created, version + 1, primary, changed);
  }

  Smap change(String id, UnaryOperator<SmapNode> change) {
    return node(id).map(node -> put(change.apply(node))).orElse(this);
  }

  Smap withPrimary(String id) {
    return new Smap(uuid, created, version + PRIMARY_STEP, id, members);
  }

  Smap withVersion(long changed) {
    return new Smap(uuid, created, changed, primary, members);
  }
}
