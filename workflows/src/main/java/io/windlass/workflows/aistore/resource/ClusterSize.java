package io.windlass.workflows.aistore.resource;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many daemons of each role are wanted.
 *
 * <ol>
 *   <li>A role follows the nodes when {@code spec.size} or its own size is -1: it then wants as
 *       many daemons as the status says, or one per node that it lists, up to {@code
 *       autoScale.sizeLimit}.
 *   <li>Otherwise its own size counts, else {@code spec.size}.
 *   <li>All of them must be ready, but while following nodes {@code autoScale.maxUnavailable} may
 *       be missing, though never the last one.
 * </ol>
 *
 * @param proxies what is wanted of proxies
 * @param targets what is wanted of targets
 */
public record ClusterSize(RoleSize proxies, RoleSize targets) {

  /**
   * What is wanted of one role.
   *
   * @param wanted number of daemons; 0 when the specification names no size
   * @param minimumReady number that must be ready for the cluster to be ready
   * @param followsNodes whether the number comes from matching nodes
   */
  public record RoleSize(int wanted, int minimumReady, boolean followsNodes) {

    /** How many may be missing. */
    public int spared() {
      return Math.max(0, wanted - minimumReady);
    }
  }

  /** The size that the specification asks for, given the nodes that the status lists. */
  public static ClusterSize of(AIStore aistore) {
    return new ClusterSize(size(aistore, DaemonRole.PROXY), size(aistore, DaemonRole.TARGET));
  }

  /** Whether the number of a role's daemons comes from matching nodes. */
  public static boolean followsNodes(AIStoreSpec spec, DaemonRole role) {
    return isMinusOne(spec.size()) || isMinusOne(spec.daemon(role).size());
  }

  /** What is wanted of the given role. */
  public RoleSize of(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxies;
      case TARGET -> targets;
    };
  }

  private static RoleSize size(AIStore aistore, DaemonRole role) {
    var common = aistore.getSpec().size();
    var daemon = aistore.getSpec().daemon(role);
    if (followsNodes(aistore.getSpec(), role)) {
      return followingNodes(daemon.autoScale(), told(aistore, role));
    }
    int wanted = daemon.size() != null ? daemon.size() : common != null ? common : 0;
    return new RoleSize(wanted, wanted, false);
  }

  private static int told(AIStore aistore, DaemonRole role) {
    var nodes = aistore.getStatus().autoscaleStatus();
    if (nodes == null) {
      return 0;
    }
    return Objects.requireNonNullElseGet(nodes.wanted(role), () -> nodes.expected(role).size());
  }

  private static RoleSize followingNodes(@Nullable AutoScale limits, int nodes) {
    var present = Optional.ofNullable(limits);
    int wanted = Math.min(nodes, present.map(AutoScale::sizeLimit).orElse(nodes));
    int missing = present.map(AutoScale::maxUnavailable).orElse(0);
    return new RoleSize(wanted, Math.max(1, wanted - missing), true);
  }

  private static boolean isMinusOne(@Nullable Integer size) {
    return size != null && size == -1;
  }
}
