package io.windlass.workflows.aistore.takeover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a take-over has come, by what Kubernetes shows and by what was kept there.
 *
 * @param blocking findings of the old release that stop everything; told while nothing is kept
 * @param facts what was kept of the old release; empty before that
 */
public record TakeOverStanding(
    List<String> blocking,
    Optional<TakeOverFacts> facts,
    Marks marks,
    Old old,
    Modern modern,
    TakeOverWishes wishes) {

  public TakeOverStanding {
    blocking = List.copyOf(blocking);
  }

  /**
   * What was done and can't be seen from outside.
   *
   * @param tried whether what will be done to the disks was tried on every host
   * @param counted number of files of objects on each host that has its id on the disks
   * @param begun hosts on which objects may be where new targets look
   * @param moved hosts on which all of them are
   * @param buckets whether the buckets were made, and ids compared
   * @param passed whether the new cluster was told to start with the objects
   * @param switched whether it was told to rebalance by itself again
   */
  public record Marks(
      boolean tried,
      Map<String, Long> counted,
      Set<String> begun,
      Set<String> moved,
      boolean buckets,
      boolean passed,
      boolean switched) {

    /** Nothing was done. */
    public static final Marks NONE =
        new Marks(false, Map.of(), Set.of(), Set.of(), false, false, false);

    public Marks {
      counted = Map.copyOf(counted);
      begun = Set.copyOf(begun);
      moved = Set.copyOf(moved);
    }

    /** It was tried on every host. */
    public Marks andTried() {
      return new Marks(true, counted, begun, moved, buckets, passed, switched);
    }

    /** More hosts are counted. */
    public Marks andCounted(Map<String, Long> more) {
      Map<String, Long> all = new HashMap<>(counted);
      all.putAll(more);
      return new Marks(tried, all, begun, moved, buckets, passed, switched);
    }

    /** The move of a host begins. */
    public Marks andBegun(String host) {
      return new Marks(tried, counted, with(begun, host), moved, buckets, passed, switched);
    }

    /** The objects of a host have moved. */
    public Marks andMoved(String host) {
      return new Marks(tried, counted, begun, with(moved, host), buckets, passed, switched);
    }

    /** The objects of every host are back. */
    public Marks movedBack() {
      return new Marks(tried, counted, Set.of(), Set.of(), buckets, passed, switched);
    }

    /** The buckets are made, or gone with the resource. */
    public Marks withBuckets(boolean made) {
      return new Marks(tried, counted, begun, moved, made, passed, switched);
    }

    /** There is no way back any more. */
    public Marks andPassed() {
      return new Marks(tried, counted, begun, moved, buckets, true, switched);
    }

    /** The new cluster rebalances by itself. */
    public Marks andSwitched() {
      return new Marks(tried, counted, begun, moved, buckets, passed, true);
    }

    private static Set<String> with(Set<String> hosts, String host) {
      Set<String> all = new HashSet<>(hosts);
      all.add(host);
      return all;
    }
  }

  /**
   * The old release.
   *
   * @param closed whether its gateway leads to nobody; true as well when there is none
   * @param running DaemonSets that want pods
   * @param stopped DaemonSets that are there and want none
   * @param present DaemonSets that have pods, wanted or not
   * @param settled whether each pod that is wanted is ready
   * @param led whether its Services lead to the new proxies
   */
  public record Old(
      boolean closed,
      Set<String> running,
      Set<String> stopped,
      Set<String> present,
      boolean settled,
      boolean led) {

    public Old {
      running = Set.copyOf(running);
      stopped = Set.copyOf(stopped);
      present = Set.copyOf(present);
    }
  }

  /** The new cluster. */
  public enum Modern {
    ABSENT,
    STARTING,
    READY,
    /** Told to shut down, or deleted; pods are there. */
    STOPPING,
    /** Shut down. */
    DOWN;

    /** Whether it can write to the disks. */
    boolean up() {
      return this == STARTING || this == READY;
    }
  }

  /**
   * Whether modern AIStore may have written to objects: it was told to start with them, or somebody
   * else let it.
   */
  boolean passed() {
    return marks.passed() || !marks.begun().isEmpty() && modern.up();
  }
}
