package io.windlass.testbed.kubelet;

import io.windlass.testbed.faults.Fault;
import io.windlass.testbed.kubelet.volume.Directories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
      case Fault.VolumeLost(Optional<String> name) -> lose(name);
      case Fault.ClockSkew(Duration offset) -> skew(offset);
      case Fault.NodeLost lost -> refuse("a pod cannot lose its node; annotate the node");
      case Fault.NodeCut cut -> refuse("a pod cannot be cut off alone; annotate the node");
    }
  }

  void lift(Fault.Lasting fault) {
    switch (fault) {
      case Fault.Hang(Optional<String> name) -> struck(name).forEach(ContainerProcess::resume);
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

  private void lose(Optional<String> volume) {
    List<Path> paths = state.losablePaths(volume);
    if (paths.isEmpty()) {
      refuse("this pod has no volume" + volume.map(name -> " " + name).orElse("") + " to lose");
    }
    paths.forEach(Directories::empty);
  }

  private void each(Optional<String> name, Consumer<ContainerProcess> action) {
    List<ContainerProcess> struck = struck(name);
    if (struck.isEmpty()) {
      refuse("no container" + name.map(one -> " " + one).orElse("") + " runs in this pod");
    }
    struck.forEach(action);
  }

  private List<ContainerProcess> struck(Optional<String> name) {
    return containers.all().stream()
        .filter(one -> name.map(one.name()::equals).orElse(true))
        .map(RunningContainer::process)
        .toList();
  }

  private void refuse(String why) {
    engine.events().warning(state.pod(), "FaultRefused", why);
  }
}
