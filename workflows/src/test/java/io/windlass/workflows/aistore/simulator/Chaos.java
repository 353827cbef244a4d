package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Comes over a cluster at random moments: crashes, evictions, strangers, edits, cancels, pauses,
 * requests, terminated workflows. Ends after some time; then the spec is made good again.
 */
public final class Chaos implements Driver.Listener {

  private static final int MOST_NODES = 6;

  private final Random random;
  private final Driver driver;
  private final SimulatedCluster cluster;
  private final long end;
  private final int rarity;
  private int images = 1;

  /**
   * @param duration how long it lasts, in ticks
   * @param rarity how many ticks lie between two events on average
   */
  public Chaos(Driver driver, Random random, int duration, int rarity) {
    this.driver = driver;
    this.random = random;
    this.cluster = driver.cluster();
    this.end = cluster.now() + duration;
    this.rarity = rarity;
  }

  public boolean over() {
    return cluster.now() >= end;
  }

  @Override
  public void ticked() {
    if (!over() && random.nextInt(rarity) == 0) {
      strike();
    }
  }

  /** Whatever a person had in the way is taken away, and what was retained comes back. */
  public void repair() {
    event("all is made good");
    cluster.replaceNothing();
    cluster.drainNothing();
    IntStream.range(0, MOST_NODES).mapToObj(SimulatedCluster::host).forEach(cluster::uncordon);
    SimulatedSpec good = cluster.spec().image("v" + ++images).shutDown(false);
    cluster.edit(good.sized(good.proxies(), MOST_NODES));
    driver.resume();
    driver.retry();
  }

  private void strike() {
    switch (random.nextInt(25)) {
      case 0, 1, 2 -> kill();
      case 3, 4 -> evict();
      case 5 -> movePrimary();
      case 6 -> event("rebalance switched", () -> cluster.switchRebalance(random.nextBoolean()));
      case 7 -> event("rebalance started", cluster::startRebalance);
      case 8 -> image();
      case 9 -> grow();
      case 10 -> event("configuration, larger volumes", () -> cluster.edit(larger()));
      case 11 -> event("another volume", () -> cluster.edit(cluster.spec().anotherMount()));
      case 12 -> event("cancelled", driver::cancel);
      case 13 -> event("retried", driver::retry);
      case 14 -> pause();
      case 15 -> event("terminated", driver::terminate);
      case 16 -> ask();
      case 17, 18 -> shrink();
      case 19 -> mode();
      case 20 -> shutDown();
      case 21 -> replace();
      case 22 -> drain();
      case 23 -> uncordon();
      default -> stranger();
    }
  }

  private SimulatedSpec larger() {
    SimulatedSpec spec = cluster.spec().configured();
    return spec.volumes(spec.volumes() + 1);
  }

  private void movePrimary() {
    if (!cluster.set(DaemonRole.PROXY).wanted().isEmpty()) {
      event("primary moved", () -> cluster.movePrimary(pick(DaemonRole.PROXY)));
    }
  }

  private void kill() {
    DaemonRole role = role();
    if (!cluster.set(role).wanted().isEmpty()) {
      int ordinal = pick(role);
      event("%s %d killed".formatted(role.word(), ordinal), () -> cluster.kill(role, ordinal));
    }
  }

  private void evict() {
    DaemonRole role = role();
    if (!cluster.set(role).wanted().isEmpty()) {
      int ordinal = pick(role);
      event("%s %d evicted".formatted(role.word(), ordinal), () -> cluster.evict(role, ordinal));
    }
  }

  private void image() {
    String wanted = (random.nextInt(3) == 0 ? "bad" : "v") + ++images;
    event("image " + wanted, () -> cluster.edit(cluster.spec().image(wanted)));
  }

  private void grow() {
    SimulatedSpec spec = cluster.spec();
    int proxies = Math.min(MOST_NODES, spec.proxies() + random.nextInt(2));
    int targets = Math.min(MOST_NODES, spec.targets() + random.nextInt(3));
    event(
        "size %d + %d".formatted(proxies, targets),
        () -> cluster.edit(spec.sized(proxies, targets)));
  }

  private void shrink() {
    SimulatedSpec spec = cluster.spec();
    int proxies = Math.max(1, spec.proxies() - random.nextInt(3));
    int targets = Math.max(1, spec.targets() - random.nextInt(4));
    event(
        "size %d + %d".formatted(proxies, targets),
        () -> cluster.edit(spec.sized(proxies, targets)));
  }

  private void mode() {
    List<ScaleDownMode> modes =
        List.of(ScaleDownMode.SAFE_DECOMMISSION, ScaleDownMode.DECOMMISSION, ScaleDownMode.RETAIN);
    ScaleDownMode mode = modes.get(random.nextInt(modes.size()));
    event("mode " + mode.word(), () -> cluster.edit(cluster.spec().mode(mode)));
  }

  private void shutDown() {
    boolean wanted = !cluster.spec().shutDown();
    event(
        wanted ? "shut down" : "to serve again",
        () -> cluster.edit(cluster.spec().shutDown(wanted)));
  }

  private void ask() {
    Request request = random.nextBoolean() ? Request.RESTART : Request.REBALANCE;
    event(request.word() + " requested", () -> cluster.ask(request));
  }

  private void replace() {
    DaemonRole role = role();
    int ordinal = role == DaemonRole.PROXY ? 1 : pick(role);
    String name = "demo-%s-%d".formatted(role.word(), ordinal);
    event(name + " is to be replaced", () -> cluster.replace(new Replacement(name, false)));
  }

  private void drain() {
    String host = SimulatedCluster.host(random.nextInt(MOST_NODES));
    if (random.nextInt(4) > 0) {
      event(host + " cordoned", () -> cluster.cordon(host));
    }
    event(host + " is to be drained", () -> cluster.drain(host));
  }

  private void uncordon() {
    String host = SimulatedCluster.host(random.nextInt(MOST_NODES));
    event(host + " uncordoned", () -> cluster.uncordon(host));
    if (random.nextInt(3) == 0) {
      event("nothing is to be drained", cluster::drainNothing);
    }
  }

  private void pause() {
    if (random.nextBoolean()) {
      event("paused", driver::pause);
    }
    event("resumed", driver::resume);
  }

  private void stranger() {
    DaemonRole role = role();
    switch (random.nextInt(3)) {
      case 0 -> event(role.word() + " StatefulSet deleted", () -> cluster.deleteSet(role));
      case 1 ->
          event(
              "rebalance by spec",
              () -> cluster.edit(cluster.spec().rebalance(random.nextBoolean())));
      default -> {
        if (cluster.targets.replicas > 1) {
          int ordinal = pick(DaemonRole.TARGET);
          event("target %d flagged".formatted(ordinal), () -> cluster.flag(ordinal));
        }
      }
    }
  }

  private DaemonRole role() {
    return List.of(DaemonRole.PROXY, DaemonRole.TARGET, DaemonRole.TARGET).get(random.nextInt(3));
  }

  private int pick(DaemonRole role) {
    return random.nextInt(Math.max(1, cluster.set(role).replicas));
  }

  private void event(String text) {
    driver.log().event(cluster.now(), text);
  }

  private void event(String text, Runnable action) {
    event(text);
    action.run();
  }
}
