package io.windlass.testbed.kubelet;

import io.windlass.testbed.kubelet.probe.ContainerProbes;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One run of a container: the process, its probes and, once asked to stop, its grace period. */
final class RunningContainer {

  private final String name;
  private final ContainerProcess process;
  private final ContainerProbes probes;
  private final HostPorts hostPorts;
  private Optional<Timers.Timer> grace = Optional.empty();
  private Instant killAt = Instant.MAX;

  RunningContainer(
      String name, ContainerProcess process, ContainerProbes probes, HostPorts hostPorts) {
    this.name = name;
    this.process = process;
    this.probes = probes;
    this.hostPorts = hostPorts;
  }

  String name() {
    return name;
  }

  ContainerProcess process() {
    return process;
  }

  void startProbes() {
    probes.start();
  }

  /**
   * Nobody reaches it any more. Its own kubelet would, and would find it well: so nothing is probed
   * meanwhile.
   */
  void cut() {
    probes.suspend(true);
    process.hang();
  }

  void heal() {
    process.resume();
    probes.suspend(false);
  }

  /** SIGTERM, and SIGKILL after the grace period; asking again can only bring that forward. */
  void stop(Duration gracePeriod, Timers timers, Mailbox mailbox) {
    probes.stop();
    Instant deadline = Instant.now().plus(gracePeriod);
    if (gracePeriod.isZero()) {
      process.kill();
    } else if (deadline.isBefore(killAt)) {
      boolean first = grace.isEmpty();
      killAt = deadline;
      grace.ifPresent(Timers.Timer::cancel);
      grace = Optional.of(timers.after(gracePeriod, mailbox, process::kill));
      if (first) {
        process.terminate();
      }
    }
  }

  boolean stopping() {
    return grace.isPresent();
  }

  /** After its exit, or when its node is gone. */
  void release() {
    probes.stop();
    hostPorts.close();
    grace.ifPresent(Timers.Timer::cancel);
  }
}
