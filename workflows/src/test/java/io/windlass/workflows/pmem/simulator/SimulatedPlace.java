package io.windlass.workflows.pmem.simulator;

import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.ConversionState;
import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.DriverHealth;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverPod;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A Kubernetes node with persistent memory. */
final class SimulatedPlace {

  private static final long CRASHES_SEEN = 15;

  final String name;
  boolean selected = true;
  boolean owned;
  boolean reachable = true;
  boolean tainted;
  Optional<String> rival = Optional.empty();
  int volumes;
  long memory = Behaviour.MEMORY;
  List<NodeFinding> findings = List.of();

  /** What only a look from inside shows. */
  List<NodeFinding> hidden = List.of();

  /** Whether a person allows its raw namespaces to be converted. */
  boolean labelled;

  int raw;
  int unnamed;
  Optional<ConversionState> conversion = Optional.empty();
  Optional<NodeFacts> facts = Optional.empty();
  Optional<Conversion> program = Optional.empty();

  /** What the program does that converts. */
  enum Converts {
    WELL,
    FAILS,
    HANGS,
    /** Relabels the node, and leaves what is raw. */
    LIES,
    /** Its pod is deleted by somebody. */
    VANISHES
  }

  /** The program, since a second. */
  record Conversion(Converts how, long born) {

    private static final int LASTS = 20;

    boolean over(long now) {
      return now - born >= LASTS;
    }

    ConvertedNode.Program seen(long now) {
      boolean ended = how == Converts.FAILS && over(now);
      return new ConvertedNode.Program(
          Duration.ofSeconds(now - born), ended, ended ? "ndctl: device is busy" : "it runs");
    }
  }

  private boolean isConverting() {
    return conversion.filter(state -> state.stage() == Stage.CONVERTING).isPresent();
  }

  /** What the program has done by now. */
  void convert(long now) {
    Conversion running = program.orElseThrow();
    if (!running.over(now)) {
      return;
    }
    switch (running.how()) {
      case WELL -> {
        raw = 0;
        unnamed = 1;
        memory = Behaviour.MEMORY;
        labelled = false;
        selected = true;
      }
      case LIES -> {
        labelled = false;
        selected = true;
      }
      case VANISHES -> program = Optional.empty();
      case FAILS, HANGS -> {}
    }
  }

  ConvertedNode converted(long now, String request) {
    return new ConvertedNode(
        name,
        labelled,
        selected,
        owned,
        reachable,
        volumes,
        ConversionState.of(conversion, "demo", request),
        facts,
        program.map(running -> running.seen(now)));
  }

  OptionalLong capacityBefore = OptionalLong.empty();
  Optional<Pod> pod = Optional.empty();

  /** A pod of the driver. */
  record Pod(String uid, String revision, Behaviour driver, long born) {

    boolean ready(long now) {
      return now - born >= driver.start();
    }

    long readyFor(long now) {
      return ready(now) ? now - born - driver.start() : 0;
    }
  }

  SimulatedPlace(String name) {
    this.name = name;
  }

  DriverNode seen(long now) {
    return new DriverNode(
        name,
        selected,
        owned ? "demo" : "",
        owned,
        rival,
        reachable,
        pod.map(found -> seen(found, now)),
        pod.map(found -> health(found, now)).orElse(DriverHealth.UNKNOWN),
        volumes,
        isConverting()
            ? List.of(NodeFinding.blocking(Reason.NAMESPACES_RAW, "is being converted"))
            : findings);
  }

  private DriverPod seen(Pod found, long now) {
    Optional<PodProblem> problem =
        found.driver().crashes() && now - found.born() > CRASHES_SEEN
            ? Optional.of(
                new PodProblem(Reason.POD_CRASHES, "the driver ends again and again", true))
            : Optional.empty();
    return new DriverPod(
        "demo-node-" + found.uid(),
        found.uid(),
        found.revision(),
        found.ready(now),
        Duration.ofSeconds(now - found.born()),
        Duration.ofSeconds(found.readyFor(now)),
        false,
        problem);
  }

  private DriverHealth health(Pod found, long now) {
    boolean up = found.ready(now) && reachable;
    Behaviour driver = found.driver();
    return new DriverHealth(
        up && driver.registers(),
        up ? Optional.of(driver.version()) : Optional.empty(),
        up ? OptionalLong.of(sees(driver)) : OptionalLong.empty(),
        capacityBefore);
  }

  private long sees(Behaviour driver) {
    return Math.min(memory, driver.capacity());
  }

  /** Whether volumes can be mounted here. */
  boolean serves(long now) {
    return pod.filter(found -> found.ready(now) && found.driver().registers())
        .filter(found -> sees(found.driver()) >= capacityBefore.orElse(1))
        .isPresent();
  }
}
