package io.windlass.testbed.aistore;

import java.time.Duration;

/**
 * Every time constant of the simulated cluster. The defaults were measured on real AIS 4.9 and 5.0
 * nodes (three proxies, three to six targets, default configuration, two cores).
 *
 * @param factor what multiplies the durations that a node reads from its configuration
 */
public record AisTimings(
    double factor,
    ColdStart coldStart,
    Departure departure,
    Rebalancing rebalancing,
    Calls calls,
    Duration neighbourWindow) {

  /**
   * From processes to a started cluster: 12.7 to 17.4 s in all.
   *
   * @param join from a node's start to its entry in the cluster map
   * @param settle from the last expected target to the information centre flags (version 10 for
   *     3+3)
   * @param nodesReady from there to the other nodes' readiness
   * @param clusterReady from there to {@code prr=true}
   * @param rejoin from start to readiness of a node that finds a started cluster
   * @param targetWait how long the primary waits for the expected number of targets
   */
  public record ColdStart(
      Duration join,
      Duration settle,
      Duration nodesReady,
      Duration clusterReady,
      Duration rejoin,
      Duration targetWait) {}

  /**
   * How nodes go.
   *
   * @param selfRemoval from SIGTERM to the map without the node
   * @param exit from SIGTERM to the end of the process
   * @param keepalive from SIGKILL or SIGSTOP to the map without the node
   * @param electionAfterKill from the primary's SIGKILL to the next primary
   * @param electionAfterTerminate from the primary's SIGTERM to the next primary
   */
  public record Departure(
      Duration selfRemoval,
      Duration exit,
      Duration keepalive,
      Duration electionAfterKill,
      Duration electionAfterTerminate) {}

  /**
   * The cost of moving data.
   *
   * @param floor what a rebalance takes with nothing to move: quiescence, not data
   * @param bytesPerSecond speed of data beyond the floor
   * @param notice until the primary hears that a rebalance was aborted by the next one; more than
   *     50 ms were seen
   * @param cleanUp from an aborted rebalance to the end of it on each target; 0.1 to 1.1 s were
   *     seen
   * @param stuckRetries multiple of {@code rebalance.dest_retry_time} that a rebalance lasts when a
   *     killed node comes back flagged
   */
  public record Rebalancing(
      Duration floor,
      long bytesPerSecond,
      Duration notice,
      Duration cleanUp,
      double stuckRetries) {}

  /**
   * How long single calls take.
   *
   * @param removal decommission of a node that needs no rebalance
   * @param shutdownExit from a cluster shutdown's answer to the end of the nodes
   * @param statusMiss before a status query about unknown work answers 404
   * @param mapHold how long a starting proxy holds a query for the cluster map
   * @param joinGiveUp how long a node tries to join before it exits
   */
  public record Calls(
      Duration removal,
      Duration shutdownExit,
      Duration statusMiss,
      Duration mapHold,
      Duration joinGiveUp) {}

  /** The measured values. */
  public static AisTimings real() {
    return new AisTimings(
        1,
        new ColdStart(
            millis(1_000),
            millis(7_000),
            millis(3_500),
            millis(3_000),
            millis(2_000),
            millis(30_000)),
        new Departure(millis(60), millis(500), millis(34_000), millis(15_000), millis(23_000)),
        new Rebalancing(millis(48_000), 100_000_000, millis(10_000), millis(1_050), 2.5),
        new Calls(millis(500), millis(2_600), millis(2_000), millis(10_000), millis(60_000)),
        millis(90_000));
  }

  /** The same cluster with every duration multiplied: 0.05 makes it twenty times faster. */
  public AisTimings scaled(double by) {
    return new AisTimings(
        factor * by,
        new ColdStart(
            times(coldStart.join, by),
            times(coldStart.settle, by),
            times(coldStart.nodesReady, by),
            times(coldStart.clusterReady, by),
            times(coldStart.rejoin, by),
            times(coldStart.targetWait, by)),
        new Departure(
            times(departure.selfRemoval, by),
            times(departure.exit, by),
            times(departure.keepalive, by),
            times(departure.electionAfterKill, by),
            times(departure.electionAfterTerminate, by)),
        new Rebalancing(
            times(rebalancing.floor, by),
            Math.round(rebalancing.bytesPerSecond / by),
            times(rebalancing.notice, by),
            times(rebalancing.cleanUp, by),
            rebalancing.stuckRetries),
        new Calls(
            times(calls.removal, by),
            times(calls.shutdownExit, by),
            times(calls.statusMiss, by),
            times(calls.mapHold, by),
            times(calls.joinGiveUp, by)),
        times(neighbourWindow, by));
  }

  /**
   * The same cluster, but its primary takes this long to hear that a rebalance was aborted. Under a
   * small factor a busy machine would otherwise let it hear before anybody can ask.
   */
  public AisTimings noticing(Duration notice) {
    Rebalancing slow =
        new Rebalancing(
            rebalancing.floor,
            rebalancing.bytesPerSecond,
            notice,
            rebalancing.cleanUp,
            rebalancing.stuckRetries);
    return new AisTimings(factor, coldStart, departure, slow, calls, neighbourWindow);
  }

  /**
   * The same cluster, but with nodes that wait this long for each other when it starts. Under a
   * small factor a busy machine would otherwise start it without some of them.
   */
  public AisTimings patient(Duration patience) {
    return new AisTimings(
        factor,
        new ColdStart(
            coldStart.join,
            coldStart.settle,
            coldStart.nodesReady,
            coldStart.clusterReady,
            coldStart.rejoin,
            patience),
        departure,
        rebalancing,
        new Calls(calls.removal, calls.shutdownExit, calls.statusMiss, calls.mapHold, patience),
        neighbourWindow);
  }

  /** A duration that a node read from its configuration, on this cluster's clock. */
  public Duration configured(Duration read) {
    return times(read, factor);
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }

  static Duration times(Duration duration, double by) {
    return Duration.ofNanos(Math.round(duration.toNanos() * by));
  }
}
