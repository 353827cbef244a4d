package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * The life of one simulated node.
 *
 * <ol>
 *   <li>It reads command line and files; anything wrong is logged and ends it with code 1.
 *   <li>It opens its listeners, then tries to enter its cluster until it gives up.
 *   <li>It answers until a signal, its cluster or a kill ends it; listeners close before the exit
 *       code is known.
 * </ol>
 */
final class AisNodeProcess implements ContainerProcess, AisNode.Process {
  private static final int KILLED = 137;
  private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

  private final ContainerContext context;
  private final World world;
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicBoolean leaving = new AtomicBoolean();

  private volatile Optional<Running> running = Optional.empty();
  private Duration skew = Duration.ZERO;

  /** What exists once the configuration was accepted. */
  private record Running(NodeSetup setup, AisNode node, AisCluster cluster, NodeServer server) {
    Departures departures() {
      return new Departures(cluster);
    }
  }

  /**
   * What all nodes share.
   *
   * @param listeners from a pod's address to that on which its node listens
   */
  record World(
      AisTimings timings,
      AisClusters clusters,
      AisFaults faults,
      AisTraffic traffic,
      UnaryOperator<InetAddress> listeners) {}

  AisNodeProcess(ContainerContext context, World world) {
    this.context = context;
    this.world = world;
  }

  void boot() {
    NodeFaults mine = world.faults().pod(context.pod().namespace(), context.pod().name());
    Timers.after(mine.startDelay(), () -> start(mine));
  }

  private void start(NodeFaults mine) {
    try {
      open(mine).ifPresent(this::join);
    } catch (ConfigFailure | IOException | IllegalArgumentException failure) {
      fatal(String.valueOf(failure.getMessage()));
    }
  }

  /** A kill comes before or after, never in between: it would leave a listener behind. */
  private synchronized Optional<Running> open(NodeFaults mine) throws ConfigFailure, IOException {
    if (ending.get()) {
      return Optional.empty();
    }
    NodeSetup setup = NodeSetup.read(context);
    AisNode node = setup.node(this);
    node.skew(skew);
    AisCluster cluster = world.clusters().enter(setup.discoveryUrl(), context.pod().namespace());
    AccessGuard guard = new AccessGuard(cluster, node, setup.tokenKey());
    NodeRequests requests = new NodeRequests(cluster, node, mine, guard);
    NodeServer server = new NodeServer(request -> answer(requests, request));
    exitCode.thenRun(() -> world.clusters().leave(setup.discoveryUrl()));
    server.open(world.listeners().apply(context.pod().address()), setup.ports(), node.tls());
    running = Optional.of(new Running(setup, node, cluster, server));
    return running;
  }

  private Answer answer(NodeRequests requests, NodeRequest request) {
    world.traffic().note(request);
    return requests.answer(request);
  }

  private void join(Running self) {
    Joining joining = new Joining(self.cluster());
    long began = System.nanoTime();
    self.cluster().await(world.timings().coldStart().join(), ending::get);
    while (!ending.get()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - began);
      switch (attempt(joining, self, waited)) {
        case Joining.Joined joined -> {
          context.log().accept(self.node().label() + " joined the cluster");
          return;
        }
        case Joining.Refused refused -> fatal(refused.reason());
        case Joining.Waiting waiting -> {
          if (waited.compareTo(world.timings().calls().joinGiveUp()) > 0) {
            fatal(
                "failed to join the cluster at %s%s"
                    .formatted(
                        self.setup().discoveryUrl(),
                        distrust(self).or(() -> apart(self)).map(": "::concat).orElse("")));
          }
          self.cluster().await(world.timings().coldStart().join(), this::joinable);
        }
      }
    }
  }

  /** A process that was killed meanwhile must not enter the map any more. */
  private Joining.Outcome attempt(Joining joining, Running self, Duration waited) {
    Joining.Applicant applicant = self.setup().applicant(self.node());
    if (apart(self).isPresent()) {
      return new Joining.Waiting();
    }
    return self.cluster()
        .locked(
            () ->
                ending.get() || distrust(self).isPresent()
                    ? new Joining.Waiting()
                    : joining.attempt(applicant, waited));
  }

  /** Why it and the primary do not talk to each other. */
  private static Optional<String> distrust(Running self) {
    return self.cluster().primary().flatMap(primary -> NodeTls.distrust(self.node(), primary));
  }

  /** Why it and the primary can't connect to each other by their names. */
  private static Optional<String> apart(Running self) {
    AisNode node = self.node();
    return self.cluster()
        .primary()
        .filter(primary -> primary != node)
        .flatMap(
            primary ->
                node.process()
                    .unreachable(primary.entry().controlNet())
                    .or(() -> primary.process().unreachable(node.entry().controlNet())));
  }

  private boolean joinable() {
    return ending.get() || running.filter(self -> self.cluster().primary().isPresent()).isPresent();
  }

  private void fatal(String reason) {
    context.log().accept("FATAL ERROR: " + reason);
    end(1);
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public void terminate() {
    if (leaving.compareAndSet(false, true)) {
      running.ifPresent(self -> self.departures().terminated(self.node()));
      exit(0, world.timings().departure().exit());
    }
  }

  @Override
  public synchronized void kill() {
    if (ending.compareAndSet(false, true)) {
      running.ifPresent(self -> self.server().close());
      running.ifPresent(self -> self.departures().killed(self.node()));
      exitCode.complete(KILLED);
    }
  }

  @Override
  public synchronized boolean skewClock(Duration offset) {
    skew = offset;
    running.ifPresent(self -> self.node().skew(offset));
    return true;
  }

  @Override
  public void hang() {
    running.ifPresent(self -> self.departures().hung(self.node()));
  }

  /** A node that was given up meanwhile registers again. */
  @Override
  public void resume() {
    running.ifPresent(
        self -> {
          self.cluster().locked(() -> self.node().hung(false));
          if (self.cluster().smap().node(self.node().id()).isEmpty()) {
            Timers.run(() -> join(self));
          }
        });
  }

  @Override
  public Optional<String> unreachable(SmapNode.Network network) {
    return context.services().unreachable(network.host(), network.port());
  }

  @Override
  public void exit(int code, Duration delay) {
    Timers.after(delay, () -> end(code));
  }

  @Override
  public void decommission(RemovalRequest.Cleanup cleanup, Duration delay) {
    running.ifPresent(
        self -> {
          self.setup().erase(cleanup);
          self.cluster().drop(self.node());
          if (!cleanup.stayUp()) {
            exit(0, delay);
          }
        });
  }

  private synchronized void end(int code) {
    if (ending.compareAndSet(false, true)) {
      // Who asked for this end still gets the answer.
      running.ifPresent(self -> self.server().awaitAnswers(LAST_ANSWERS));
      running.ifPresent(self -> self.server().close());
      running.ifPresent(self -> self.departures().ended(self.node()));
      if (code == 0) {
        running.ifPresent(self -> self.setup().endOrderly());
      }
      exitCode.complete(code);
    }
  }
}
