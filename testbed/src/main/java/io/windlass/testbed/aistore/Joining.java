package io.windlass.testbed.aistore;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a node that has just started enters its cluster.
 *
 * <ol>
 *   <li>An id that another living process holds, or metadata of another cluster, is refused.
 *   <li>Where a primary lives, the node registers with it. An entry that a killed predecessor left
 *       keeps its flags; a node that said farewell comes back with clean ones.
 *   <li>A target that registers with a started cluster starts a rebalance when that is enabled.
 *   <li>Where none lives, the node that led last, or that the configuration names, leads; all
 *       others wait.
 * </ol>
 */
final class Joining {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final String UUID_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AisCluster cluster;

  Joining(AisCluster cluster) {
    this.cluster = cluster;
  }

  /** What became of one attempt. */
  sealed interface Outcome {}

  /** The node is in the cluster map. */
  record Joined() implements Outcome {}

  /** No primary yet. */
  record Waiting() implements Outcome {}

  /** The node must give up. */
  record Refused(String reason) implements Outcome {}

  /**
   * What a node brings along.
   *
   * @param kept metadata from its state volume
   * @param config what its configuration file says, used by the founder of a cluster
   * @param namedPrimary whether {@code proxy.primary_url} names this node
   * @param expectedTargets its flag {@code -ntargets}
   */
  record Applicant(
      AisNode node,
      Optional<ClusterMetadata> kept,
      ClusterConfig config,
      boolean namedPrimary,
      int expectedTargets) {}

  Outcome attempt(Applicant applicant, Duration waited) {
    return cluster.locked(() -> decide(applicant, waited));
  }

  private Outcome decide(Applicant applicant, Duration waited) {
    AisNode node = applicant.node();
    if (cluster.running(node.id()).filter(other -> other != node).isPresent()) {
      return new Refused("duplicate node ID " + node.label());
    }
    if (cluster.primary().isPresent()) {
      return register(applicant);
    }
    if (mayLead(applicant, waited)) {
      lead(applicant);
      return new Joined();
    }
    return new Waiting();
  }

  private Outcome register(Applicant applicant) {
    String uuid = cluster.smap().uuid();
    Optional<String> other =
        applicant.kept().map(kept -> kept.smap().uuid()).filter(kept -> !kept.equals(uuid));
    if (other.isPresent()) {
      return new Refused("cluster integrity error: uuid " + other.get() + " vs " + uuid);
    }
    enter(applicant);
    return new Joined();
  }

  private void enter(Applicant applicant) {
    AisNode node = applicant.node();
    cluster.add(node);
    // Only the founder's key is told, as long as a cluster may have nodes of 4.9 in it.
    SmapNode entry = node.entry().withFlags(inheritedFlags(applicant)).withKey("");
    ClusterMetadata newest =
        applicant.kept().map(cluster.metadata()::newest).orElse(cluster.metadata());
    Smap smap = newest.smap().put(entry);
    boolean late = cluster.coldStart().nodesReady();
    cluster.publish(newest.with(late ? ColdStart.topUp(smap) : smap));
    cluster.resilvers().resume(node);
    if (late) {
      enterStarted(node, entry);
    } else {
      cluster.coldStart().registered();
    }
  }

  /** In a cold start the founder's kept map stands in for the entries that were lost with it. */
  private long inheritedFlags(Applicant applicant) {
    String id = applicant.node().id();
    Optional<SmapNode> earlier = cluster.smap().node(id);
    if (earlier.isEmpty() && !cluster.coldStart().nodesReady()) {
      earlier =
          applicant
              .kept()
              .flatMap(kept -> kept.smap().node(id))
              .map(node -> node.without(~NodeFlags.OUT_OF_SERVICE));
    }
    return earlier.map(SmapNode::flags).orElse(0L);
  }

  private void enterStarted(AisNode node, SmapNode entry) {
    AisTimings.ColdStart times = cluster.timings().coldStart();
    Duration left = times.rejoin().minus(times.join());
    cluster.later(left, node::becomeReady);
    node.askNeighboursFor(cluster.timings().neighbourWindow().plus(left));
    boolean others = cluster.smap().nodes(NodeRole.TARGET).size() > 1;
    if (node.role() == NodeRole.TARGET && others && cluster.config().rebalanceEnabled()) {
      node.readyThoughFlagged(!entry.inService());
      cluster.rebalances().startForJoin(node, entry.inService());
    }
  }

  private boolean mayLead(Applicant applicant, Duration waited) {
    AisNode node = applicant.node();
    if (node.role() != NodeRole.PROXY) {
      return false;
    }
    Smap known = cluster.smap().founded() ? cluster.smap() : keptMap(applicant);
    if (known.primary().equals(node.id())) {
      return true;
    }
    boolean elsewhere = cluster.elections().hasCandidate();
    Duration patience =
        known.founded() ? cluster.timings().departure().electionAfterKill() : Duration.ZERO;
    return applicant.namedPrimary() && !elsewhere && waited.compareTo(patience) >= 0;
  }

  private static Smap keptMap(Applicant applicant) {
    return applicant.kept().map(ClusterMetadata::smap).orElse(Smap.none());
  }

  private void lead(Applicant applicant) {
    AisNode node = applicant.node();
    cluster.add(node);
    node.becomeReady();
    // What the former primary had still to do was in its memory only.
    cluster.rebalances().forgetCompletions();
    if (cluster.smap().founded() && cluster.coldStart().nodesReady()) {
      Smap smap = cluster.smap().put(node.entry().with(NodeFlags.INFORMATION_CENTRE));
      boolean other = !smap.primary().equals(node.id());
      cluster.publish(other ? smap.withPrimary(node.id()) : smap);
    } else {
      found(applicant);
      cluster.coldStart().begin(applicant.expectedTargets());
    }
  }

  private void found(Applicant applicant) {
    ClusterMetadata base =
        cluster.smap().founded()
            ? cluster.metadata()
            : applicant.kept().orElseGet(() -> fresh(applicant.config()));
    TreeMap<String, SmapNode> members = new TreeMap<>();
    base.smap().nodes().stream()
        .filter(entry -> cluster.isAlive(entry.id()))
        .forEach(entry -> members.put(entry.id(), entry));
    Smap smap =
        new Smap(
            base.smap().uuid(),
            base.smap().created(),
            base.smap().version(),
            applicant.node().id(),
            members);
    cluster.publish(base.with(smap.put(applicant.node().entry())));
  }

  private static ClusterMetadata fresh(ClusterConfig config) {
    StringBuilder uuid = new StringBuilder();
    RANDOM.ints(9, 0, UUID_LETTERS.length()).forEach(at -> uuid.append(UUID_LETTERS.charAt(at)));
    Instant now = Instant.now();
    Smap smap = new Smap(uuid.toString(), CREATED.format(now), 0, "", new TreeMap<>());
    return ClusterMetadata.unfounded(config.withCluster(uuid.toString(), now.toString()))
        .with(smap);
  }
}
