package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.testbed.faults.Fault;
import io.windlass.testbed.kubelet.lifecycle.ContainerPlan;
import io.windlass.testbed.kubelet.lifecycle.ContainerStep;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.kubelet.volume.MountException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs one pod. Every change (the pod's object, a process's exit, a probe, a timer, a fault) is a
 * letter to the pod's mailbox, and every letter ends with the same step:
 *
 * <ol>
 *   <li>A pod that is gone or whose node is lost is left alone.
 *   <li>A pod to be deleted has its containers stopped within the grace period; when all are gone,
 *       and the drivers of the node have unmounted its volumes, its last status is written and it
 *       is removed from the API.
 *   <li>Otherwise its volumes are set up; while one cannot be, that is retried with back-off and no
 *       container starts.
 *   <li>Then the steps of {@link ContainerPlan} are taken.
 *   <li>The status is published.
 * </ol>
 *
 * Guarantees: a container runs at most once at a time, and volumes outlive every process that uses
 * them.
 */
final class PodRunner {

  private final Engine engine;
  private final PodState state;
  private final PodContainers containers;
  private final PodAnnotations annotations;
  private final Mailbox mailbox;
  private Optional<Timers.Timer> wake = Optional.empty();
  private Instant wakeTime = Instant.MAX;

  PodRunner(Engine engine, Pod pod, PodPlace place) {
    this.engine = engine;
    this.mailbox = new Mailbox("pod " + pod.getMetadata().getName());
    this.state = new PodState(engine, pod, place);
    this.containers = new PodContainers(engine, state, mailbox, this::sync);
    this.annotations = new PodAnnotations(engine, containers.faults());
  }

  /** The pod was bound, or its object changed. */
  void update(Pod pod) {
    mailbox.post(
        () -> {
          state.pod(pod);
          annotations.read(pod);
          sync();
        });
  }

  /** The pod's object is gone: what still runs is killed. */
  void vanish(Runnable afterwards) {
    mailbox.post(
        () -> {
          containers.abandon();
          state.remove();
          afterwards.run();
        });
  }

  /** A ConfigMap or Secret it mounts has changed: its files follow late. */
  void refreshVolumes(Duration delay) {
    engine.timers().after(delay, mailbox, state::refreshVolumes);
  }

  void inject(Fault fault) {
    mailbox.post(() -> containers.faults().inject(fault));
  }

  void lift(Fault.Lasting fault) {
    mailbox.post(() -> containers.faults().lift(fault));
  }

  /**
   * The node lost its power: this runner is of no use any more.
   *
   * @return completes when all its processes have gone and closed their listeners
   */
  CompletableFuture<Void> powerOff() {
    CompletableFuture<Void> off = new CompletableFuture<>();
    mailbox.post(
        () -> {
          state.forget();
          containers.abandon().thenAccept(off::complete);
        });
    return off;
  }

  /** The node's network is gone: processes live on, silent. */
  void cut() {
    mailbox.post(
        () -> {
          state.silence(true);
          containers.all().forEach(RunningContainer::cut);
        });
  }

  /** The node's network is back. */
  void heal() {
    mailbox.post(
        () -> {
          state.silence(false);
          containers.all().forEach(RunningContainer::heal);
          sync();
        });
  }

  private void sync() {
    wake.ifPresent(Timers.Timer::cancel);
    wakeTime = Instant.MAX;
    if (!state.active()) {
      return;
    }
    if (state.deleting()) {
      delete();
      return;
    }
    if (managed("FailedMount", state::mount)) {
      ContainerPlan.next(state.record(), Instant.now()).forEach(this::take);
    }
    state.publish();
  }

  private void delete() {
    Duration grace = engine.timings().time().of(state.grace());
    if (!containers.stop(grace)) {
      state.publish();
    } else if (managed("FailedUnmount", state::unmount)) {
      state.finish();
    } else {
      state.publish();
    }
  }

  /** What a driver of the node has a part in. */
  @FunctionalInterface
  private interface VolumeStep {
    void take() throws MountException;
  }

  private boolean managed(String failure, VolumeStep step) {
    try {
      step.take();
      return true;
    } catch (MountException | KubernetesClientException e) {
      engine.events().warning(state.pod(), failure, String.valueOf(e.getMessage()));
      wakeAt(Instant.now().plus(state.mountRetry()));
      return false;
    }
  }

  private void take(ContainerStep step) {
    switch (step) {
      case ContainerStep.Start(String name) -> containers.start(name).ifPresent(this::wakeAt);
      case ContainerStep.Wait(String name, Instant until) -> {
        containers.explainWait(name, until);
        wakeAt(until);
      }
    }
  }

  /** Only the earliest counts: every wake-up looks at everything. */
  private void wakeAt(Instant time) {
    if (time.isBefore(wakeTime)) {
      wakeTime = time;
      wake.ifPresent(Timers.Timer::cancel);
      Duration delay = Duration.between(Instant.now(), time);
      wake = Optional.of(engine.timers().after(delay, mailbox, this::sync));
    }
  }
}
