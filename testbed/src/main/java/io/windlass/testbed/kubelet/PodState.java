package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.windlass.testbed.kubelet.api.StatusPublisher;
import io.windlass.testbed.kubelet.lifecycle.BackOff;
import io.windlass.testbed.kubelet.lifecycle.ContainerRecord;
import io.windlass.testbed.kubelet.lifecycle.PodRecord;
import io.windlass.testbed.kubelet.lifecycle.PodRecords;
import io.windlass.testbed.kubelet.lifecycle.PodStatuses;
import io.windlass.testbed.kubelet.volume.MountException;
import io.windlass.testbed.kubelet.volume.PodVolumes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is known of one pod: its object, its containers' records and its volumes. */
final class PodState {

  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final Engine engine;
  private final PodPlace place;
  private final PodVolumes volumes;
  private final StatusPublisher publisher;
  private final Instant startTime;
  private Pod pod;
  private PodRecord record;
  private BackOff mountBackOff = BackOff.NONE;
  private List<PodCondition> conditions;
  private boolean active = true;
  private Duration startDelay = Duration.ZERO;

  PodState(Engine engine, Pod pod, PodPlace place) {
    this.engine = engine;
    this.pod = pod;
    this.place = place;
    this.record = PodRecords.of(pod, Instant.now());
    this.conditions = pod.getStatus().getConditions();
    this.publisher = new StatusPublisher(pod, engine.api(), engine.timers());
    this.volumes =
        new PodVolumes(
            pod,
            engine.options().podDirectory(pod.getMetadata().getUid()),
            engine.options().disk(place.node()),
            engine.objects());
    String known = pod.getStatus().getStartTime();
    this.startTime = known == null ? Instant.now() : Instant.parse(known);
  }

  Pod pod() {
    return pod;
  }

  void pod(Pod newer) {
    pod = newer;
  }

  PodPlace place() {
    return place;
  }

  PodRecord record() {
    return record;
  }

  void change(String container, UnaryOperator<ContainerRecord> change) {
    record = record.with(container, change);
  }

  /** Whether there is anything left to do for this pod. */
  boolean active() {
    return active;
  }

  boolean deleting() {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  /** The real, unscaled time a deleted pod's containers have. */
  Duration grace() {
    Long seconds = pod.getMetadata().getDeletionGracePeriodSeconds();
    return Duration.ofSeconds(seconds == null ? specGrace() : seconds);
  }

  /** The same for a container that is restarted. */
  long specGrace() {
    Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
    return seconds == null ? DEFAULT_GRACE_SECONDS : seconds;
  }

  Container container(String name) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no container " + name));
  }

  boolean isInit(String name) {
    return pod.getSpec().getInitContainers().stream().anyMatch(c -> c.getName().equals(name));
  }

  Duration startDelay() {
    return startDelay;
  }

  /** How late programs of this pod come up from now on, scaled. */
  void startDelay(Duration delay) {
    startDelay = delay;
  }

  void mount() throws MountException {
    volumes.mount();
    mountBackOff = BackOff.NONE;
  }

  void unmount() throws MountException {
    volumes.unmount();
  }

  /** The pause before the next attempt to mount; grows. */
  Duration mountRetry() {
    mountBackOff = mountBackOff.next(engine.timings().mount());
    return mountBackOff.current();
  }

  Map<String, Path> volumePaths() {
    return volumes.paths();
  }

  List<Path> losablePaths(Optional<String> volume) {
    return volumes.losable(volume);
  }

  void refreshVolumes() {
    if (active) {
      volumes.refresh();
    }
  }

  void publish() {
    publisher.publish(status(false));
  }

  /** All containers have stopped: the pod's own volumes go, then its object. */
  void finish() {
    PodStatus last = status(true);
    active = false;
    volumes.remove();
    publisher.finish(last);
  }

  /** The node is cut off: nothing happens and nothing is written until it is back. */
  void silence(boolean silent) {
    active = !silent;
    publisher.pause(silent);
  }

  /** The node lost its power: what is on its disk stays, all else is forgotten. */
  void forget() {
    active = false;
    publisher.close();
  }

  /** The object is gone. */
  void remove() {
    active = false;
    publisher.close();
    volumes.remove();
    engine.events().forget(pod);
  }

  private PodStatus status(boolean deleted) {
    Optional<String> address =
        volumes.paths().size() == pod.getSpec().getVolumes().size()
            ? Optional.of(place.reported())
            : Optional.empty();
    PodStatus status =
        PodStatuses.of(
            pod,
            record,
            new PodStatuses.Facts(place.node().address(), address, startTime, deleted),
            conditions,
            Instant.now());
    conditions = status.getConditions();
    return status;
  }
}
