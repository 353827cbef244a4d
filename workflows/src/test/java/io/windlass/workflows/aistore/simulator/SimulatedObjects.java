package io.windlass.workflows.aistore.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Acknowledged objects, one copy each.
 *
 * <ol>
 *   <li>The owner is chosen by a hash over the targets that the map lists without a flag.
 *   <li>A write goes to the owner, and is acknowledged only when the owner is up.
 *   <li>A read asks the owner. While a rebalance runs, or for a time after it joined, the owner
 *       asks its neighbours for what it lacks; otherwise the answer is that there is no such
 *       object.
 *   <li>A rebalance that ends brings each object from any target that is up to its owner.
 * </ol>
 */
public final class SimulatedObjects {

  private final int window;
  private int written;

  SimulatedObjects(int window) {
    this.window = window;
  }

  /** How many writes were acknowledged. */
  public int written() {
    return written;
  }

  void write(List<SimulatedNode> targets) {
    owner(targets, written).filter(SimulatedNode::up).ifPresent(owner -> owner.disk.add(written++));
  }

  /** Objects that can't be read although a target that is up has them. */
  long hidden(List<SimulatedNode> targets, boolean rebalancing, long now) {
    return IntStream.range(0, written)
        .filter(object -> holder(targets, object).isPresent())
        .filter(object -> !readable(targets, object, rebalancing, now))
        .count();
  }

  /** Objects that can't be read because no target that has them is up. */
  long missing(List<SimulatedNode> targets) {
    return IntStream.range(0, written).filter(object -> holder(targets, object).isEmpty()).count();
  }

  /** Objects that are on no volume. */
  long lost(List<SimulatedNode> targets) {
    return IntStream.range(0, written)
        .filter(object -> targets.stream().noneMatch(node -> node.disk.contains(object)))
        .count();
  }

  void settle(List<SimulatedNode> targets) {
    for (int object = 0; object < written; object++) {
      Optional<SimulatedNode> owner = owner(targets, object).filter(SimulatedNode::up);
      if (owner.isPresent() && holder(targets, object).isPresent()) {
        int moved = object;
        targets.stream().filter(SimulatedNode::up).forEach(node -> node.disk.remove(moved));
        owner.get().disk.add(object);
      }
    }
  }

  /** Whether a target alone has an object. */
  boolean onlyOn(SimulatedNode node, List<SimulatedNode> targets) {
    return node.disk.stream()
        .anyMatch(
            object ->
                targets.stream().noneMatch(other -> other != node && other.disk.contains(object)));
  }

  private boolean readable(List<SimulatedNode> targets, int object, boolean rebalancing, long now) {
    return owner(targets, object)
        .filter(SimulatedNode::up)
        .filter(
            owner -> owner.disk.contains(object) || rebalancing || now - owner.joinedAt < window)
        .isPresent();
  }

  private static Optional<SimulatedNode> holder(List<SimulatedNode> targets, int object) {
    return targets.stream().filter(node -> node.up() && node.disk.contains(object)).findFirst();
  }

  private static Optional<SimulatedNode> owner(List<SimulatedNode> targets, int object) {
    return targets.stream()
        .filter(node -> node.member && !node.flagged)
        .max(Comparator.comparingInt(node -> weight(node.ordinal, object)));
  }

  /** Rendezvous hashing: each target draws a number for each object, the highest one owns it. */
  private static int weight(int ordinal, int object) {
    int mixed = (object * 0x9E3779B9) ^ ((ordinal + 1) * 0x85EBCA6B);
    mixed ^= mixed >>> 15;
    mixed *= 0x2C1B3C6D;
    return (mixed ^ mixed >>> 12) & Integer.MAX_VALUE;
  }
}
