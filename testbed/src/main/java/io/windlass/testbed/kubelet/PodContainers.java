package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.windlass.testbed.kubelet.lifecycle.BackOff;
import io.windlass.testbed.kubelet.lifecycle.ContainerRecord;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Terminated;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Waiting;
import io.windlass.testbed.kubelet.probe.ContainerProbes;
import io.windlass.testbed.kubelet.probe.ProbeChecks;
import io.windlass.testbed.kubelet.probe.ProbeListener;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The containers of one pod that run now. Only the pod's mailbox touches it. */
final class PodContainers {

  private final Engine engine;
  private final PodState state;
  private final Mailbox mailbox;
  private final Runnable sync;
  private final PodFaults faults;
  private final Map<String, RunningContainer> running = new LinkedHashMap<>();

  PodContainers(Engine engine, PodState state, Mailbox mailbox, Runnable sync) {
    this.engine = engine;
    this.state = state;
    this.mailbox = mailbox;
    this.sync = sync;
    this.faults = new PodFaults(engine, state, this);
  }

  /** Starts a container. When that must be tried again, the time to look at it. */
  Optional<Instant> start(String name) {
    Container container = state.container(name);
    ContainerLauncher launcher =
        new ContainerLauncher(engine, state.pod(), state.place(), state.startDelay());
    Instant now = Instant.now();
    switch (launcher.launch(container, state.volumePaths())) {
      case Launch.Started(ContainerProcess process) -> run(container, process, now);
      case Launch.Refused refused -> {
        return Optional.of(refuse(name, refused, now));
      }
      case Launch.Crashed(int exitCode, String message) -> {
        engine.events().warning(state.pod(), "Failed", "Error: " + message);
        state.change(name, one -> one.start(now).exit(exitCode, now, engine.timings().restart()));
        mailbox.post(sync);
      }
    }
    return Optional.empty();
  }

  /** Says why a container waits for its next start. */
  void explainWait(String name, Instant until) {
    ContainerRecord record = state.record().container(name);
    Duration delay = Duration.between(Instant.now(), until);
    String image = state.container(name).getImage();
    if (record.state() instanceof Terminated) {
      String message = "back-off %ds restarting failed container=%s pod=%s";
      say(
          name,
          "CrashLoopBackOff",
          message.formatted(delay.toSeconds(), name, state.pod().getMetadata().getName()));
      engine
          .events()
          .warning(state.pod(), "BackOff", "Back-off restarting failed container " + name);
    } else if (record.state() instanceof Waiting(String reason, String why)
        && reason.equals("ErrImagePull")) {
      say(name, "ImagePullBackOff", "Back-off pulling image \"" + image + "\": " + why);
      engine.events().normal(state.pod(), "BackOff", "Back-off pulling image \"" + image + "\"");
    }
  }

  /**
   * Stops everything.
   *
   * @return whether nothing runs any more
   */
  boolean stop(Duration grace) {
    running.values().forEach(container -> container.stop(grace, engine.timers(), mailbox));
    return running.isEmpty();
  }

  /**
   * Kills everything without a word to the API: the pod's object or its node is gone.
   *
   * @return completes when the processes are gone
   */
  CompletableFuture<Void> abandon() {
    List<RunningContainer> all = List.copyOf(running.values());
    running.clear();
    all.forEach(
        container -> {
          container.release();
          container.process().kill();
        });
    return CompletableFuture.allOf(
        all.stream().map(one -> one.process().exitCode()).toArray(CompletableFuture[]::new));
  }

  PodFaults faults() {
    return faults;
  }

  Collection<RunningContainer> all() {
    return List.copyOf(running.values());
  }

  private Instant refuse(String name, Launch.Refused refused, Instant now) {
    ContainerRecord record = state.record().container(name);
    boolean image = refused.reason().equals("ErrImagePull");
    BackOff next = image ? record.backOff().next(engine.timings().restart()) : record.backOff();
    Duration pause = image ? next.current() : engine.timings().resync();
    Waiting why = new Waiting(refused.reason(), refused.message());
    state.change(name, one -> one.refuse(why, now.plus(pause), next));
    engine.events().warning(state.pod(), "Failed", "Error: " + refused.reason());
    engine.events().warning(state.pod(), "Failed", refused.message());
    return now.plus(image ? pause.dividedBy(4) : pause);
  }

  private void run(Container container, ContainerProcess process, Instant now) {
    String name = container.getName();
    state.change(name, one -> one.start(now));
    ProbeChecks checks = new ProbeChecks(container, state.place().address(), process::execute);
    ContainerProbes.Rhythm rhythm =
        new ContainerProbes.Rhythm(
            engine.timers(), engine.timings().time(), engine.timings().steadyProbe());
    ContainerProbes probes = new ContainerProbes(checks, rhythm, new Listener(name, process));
    RunningContainer started = new RunningContainer(name, process, probes, hostPorts(container));
    running.put(name, started);
    faults.containerStarted(process);
    if (state.isInit(name)) {
      state.change(name, one -> one.probed(true, false));
    } else {
      started.startProbes();
    }
    process.exitCode().thenAccept(code -> mailbox.post(() -> exited(started, code)));
  }

  private HostPorts hostPorts(Container container) {
    try {
      return HostPorts.open(container, state.place().nodeAddress(), state.place().address());
    } catch (IOException e) {
      engine.events().warning(state.pod(), "HostPortConflict", String.valueOf(e.getMessage()));
      return new HostPorts();
    }
  }

  private void exited(RunningContainer container, int exitCode) {
    container.release();
    if (running.remove(container.name(), container)) {
      String name = container.name();
      BackOff.Limits limits = engine.timings().restart();
      String lastWords = container.process().lastWords();
      state.change(name, one -> one.exit(exitCode, lastWords, Instant.now(), limits));
      if (state.isInit(name) && exitCode == 0) {
        // The API calls an init container that has done its work ready.
        state.change(name, one -> one.probed(false, true));
      }
      sync.run();
    }
  }

  private void say(String name, String reason, String message) {
    state.change(name, one -> one.say(new Waiting(reason, message)));
  }

  /** Probes of one run; what comes from an earlier run is dropped. */
  private final class Listener implements ProbeListener {

    private final String name;
    private final ContainerProcess process;

    Listener(String name, ContainerProcess process) {
      this.name = name;
      this.process = process;
    }

    @Override
    public void changed(boolean started, boolean ready) {
      whileRunning(
          container -> {
            state.change(name, one -> one.probed(started, ready));
            sync.run();
          });
    }

    @Override
    public void unhealthy(String kind, String message) {
      engine.events().warning(state.pod(), "Unhealthy", message);
    }

    @Override
    public void condemned(String kind) {
      whileRunning(
          container -> {
            if (!container.stopping()) {
              String message = "Container %s failed %s probe, will be restarted";
              engine
                  .events()
                  .normal(
                      state.pod(),
                      "Killing",
                      message.formatted(name, kind.toLowerCase(Locale.ROOT)));
              Duration grace = engine.timings().time().ofSeconds(state.specGrace());
              container.stop(grace, engine.timers(), mailbox);
            }
          });
    }

    private void whileRunning(Consumer<RunningContainer> action) {
      mailbox.post(
          () -> {
            RunningContainer container = running.get(name);
            if (container != null && container.process() == process) {
              action.accept(container);
            }
          });
    }
  }
}
