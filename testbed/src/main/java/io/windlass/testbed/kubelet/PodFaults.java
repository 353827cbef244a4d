package io.windlass.testbed.kubelet;

import io.windlass.testbed.faults.Fault;
import io.windlass.testbed.kubelet.volume.Directories;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Faults of one pod. Only the pod's mailbox touches it. */
final class PodFaults {

  private final Engine engine;
  private final PodState state;
  private final PodContainers containers;
  private Duration skew = Duration.ZERO;

  PodFaults(Engine engine, PodState state, PodContainers containers) {
    this.engine = engine;
    this.state = state;
    this.containers = containers;
  }

  void inject(Fault fault) {
    switch (fault) {
      case Fault.Kill(Optional<String> name) -> each(name, ContainerProcess::kill);
      case Fault.Terminate(Optional<String> name) -> each(name, ContainerProcess::terminate);
      case Fault.Hang(Optional<String> name) -> each(name, ContainerProcess::hang);
      case Fault.Resume(Optional<String> name) -> each(name, ContainerProcess::resume);
      case Fault.SlowStart(Duration delay) -> state.startDelay(engine.timings().time().of(delay));
      case Fault.VolumeLost(Optional<String> name) ->
          state.claimedPaths(name).forEach(Directories::empty);
      case Fault.ClockSkew(Duration offset) -> skew(offset);
      case Fault.NodeLost lost -> refuse("a pod cannot lose its node; annotate the node");
      case Fault.NodeCut cut -> refuse("a pod cannot be cut off alone; annotate the node");
    }
  }

  void lift(Fault.Lasting fault) {
    switch (fault) {
      case Fault.Hang(Optional<String> name) -> each(name, ContainerProcess::resume);
      case Fault.SlowStart slow -> state.startDelay(Duration.ZERO);
      case Fault.ClockSkew wrong -> skew(Duration.ZERO);
      case Fault.NodeLost refused -> {}
      case Fault.NodeCut refused -> {}
    }
  }

  /** A restarted container finds the clock as wrong as it was: it is the node's. */
  void containerStarted(ContainerProcess process) {
    if (!skew.isZero()) {
      process.skewClock(skew);
    }
  }

  private void skew(Duration offset) {
    skew = engine.timings().time().of(offset);
    boolean anyClock =
        containers.all().stream().filter(one -> one.process().skewClock(skew)).count() > 0;
    if (!anyClock && !containers.all().isEmpty()) {
      refuse("no container of this pod keeps a clock");
    }
  }

  private void each(Optional<String> name, Consumer<ContainerProcess> action) {
    containers.all().stream()
        .filter(one -> name.map(one.name()::equals).orElse(true))
        .map(RunningContainer::process)
        .forEach(action);
  }

  private void refuse(String why) {
    engine.events().warning(state.pod(), "FaultRefused", why);
  }
}
