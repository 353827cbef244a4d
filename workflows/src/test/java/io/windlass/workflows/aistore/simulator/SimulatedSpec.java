package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;

/**
 * What a person asks for, as far as a planner can tell the difference.
 *
 * @param image names the pod template; one that begins with {@code bad} never starts
 * @param config revision of the cluster configuration
 * @param shutDown whether no node is to run
 * @param volumes how large those of targets are to be
 * @param mounts how many each target is to have; another number is another template of theirs
 */
public record SimulatedSpec(
    long generation,
    int proxies,
    int targets,
    String image,
    boolean rebalance,
    int config,
    ScaleDownMode mode,
    boolean shutDown,
    int volumes,
    int mounts) {

  /** A first spec with automatic rebalance on. */
  public static SimulatedSpec of(int proxies, int targets) {
    return new SimulatedSpec(
        1, proxies, targets, "v1", true, 1, ScaleDownMode.SAFE_DECOMMISSION, false, 1, 1);
  }

  int size(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxies;
      case TARGET -> targets;
    };
  }

  /** Whether pods of a template can start. */
  static boolean starts(String image) {
    return !image.startsWith("bad");
  }

  /** The next generation with other sizes. */
  public SimulatedSpec sized(int wantedProxies, int wantedTargets) {
    return new SimulatedSpec(
        generation + 1,
        wantedProxies,
        wantedTargets,
        image,
        rebalance,
        config,
        mode,
        shutDown,
        volumes,
        mounts);
  }

  /** The same generation when other Kubernetes nodes are there to be followed. */
  SimulatedSpec following(int wantedTargets) {
    return new SimulatedSpec(
        generation,
        proxies,
        wantedTargets,
        image,
        rebalance,
        config,
        mode,
        shutDown,
        volumes,
        mounts);
  }

  /** The next generation with another image. */
  public SimulatedSpec image(String wanted) {
    return new SimulatedSpec(
        generation + 1,
        proxies,
        targets,
        wanted,
        rebalance,
        config,
        mode,
        shutDown,
        volumes,
        mounts);
  }

  /** The next generation with automatic rebalance on or off. */
  public SimulatedSpec rebalance(boolean wanted) {
    return new SimulatedSpec(
        generation + 1,
        proxies,
        targets,
        image,
        wanted,
        config + 1,
        mode,
        shutDown,
        volumes,
        mounts);
  }

  /** The next generation with another cluster configuration. */
  public SimulatedSpec configured() {
    return new SimulatedSpec(
        generation + 1,
        proxies,
        targets,
        image,
        rebalance,
        config + 1,
        mode,
        shutDown,
        volumes,
        mounts);
  }

  /** The next generation with another way to scale down. */
  public SimulatedSpec mode(ScaleDownMode wanted) {
    return new SimulatedSpec(
        generation + 1,
        proxies,
        targets,
        image,
        rebalance,
        config,
        wanted,
        shutDown,
        volumes,
        mounts);
  }

  /** The next generation, that no node is to run or that all are. */
  public SimulatedSpec shutDown(boolean wanted) {
    return new SimulatedSpec(
        generation + 1, proxies, targets, image, rebalance, config, mode, wanted, volumes, mounts);
  }

  /** The next generation with volumes of another size. */
  public SimulatedSpec volumes(int wanted) {
    return new SimulatedSpec(
        generation + 1, proxies, targets, image, rebalance, config, mode, shutDown, wanted, mounts);
  }

  /** The next generation with another volume on each target. */
  public SimulatedSpec anotherMount() {
    return new SimulatedSpec(
        generation + 1,
        proxies,
        targets,
        image,
        rebalance,
        config,
        mode,
        shutDown,
        volumes,
        mounts + 1);
  }
}
