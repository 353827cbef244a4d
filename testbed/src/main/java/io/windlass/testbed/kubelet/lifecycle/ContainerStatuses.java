package io.windlass.testbed.kubelet.lifecycle;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Running;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Terminated;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code status.containerStatuses}, to and from the records. */
public final class ContainerStatuses {

  private ContainerStatuses() {}

  /** One status per container, in the order of the spec. */
  static List<ContainerStatus> of(String podUid, List<Container> containers, PodRecord records) {
    return containers.stream().map(c -> of(podUid, c, records.container(c.getName()))).toList();
  }

  /** Reads back what an earlier kubelet wrote; whatever ran then is gone now. */
  static ContainerRecord found(ContainerStatus status, Instant now) {
    io.fabric8.kubernetes.api.model.ContainerState state = status.getState();
    ContainerState present = new Waiting("ContainerCreating", "");
    if (state != null && state.getRunning() != null) {
      Instant since = instant(state.getRunning().getStartedAt(), now);
      present = Terminated.of(Terminated.LOST, "", since, now);
    } else if (state != null && state.getTerminated() != null) {
      present = terminated(state.getTerminated(), now);
    }
    Optional<Terminated> last =
        Optional.ofNullable(status.getLastState())
            .flatMap(before -> Optional.ofNullable(before.getTerminated()))
            .map(end -> terminated(end, now));
    int restarts = status.getRestartCount() == null ? 0 : status.getRestartCount();
    return ContainerRecord.found(status.getName(), present, last, restarts);
  }

  /** The same for an init container, which a new sandbox runs again. */
  static ContainerRecord foundInit(ContainerStatus status, Instant now) {
    return found(status, now).say(new Waiting("PodInitializing", ""));
  }

  private static ContainerStatus of(String podUid, Container container, ContainerRecord record) {
    String run = podUid + "/" + record.name() + "/" + record.restarts();
    var status =
        new ContainerStatusBuilder()
            .withName(record.name())
            .withImage(container.getImage())
            .withReady(record.ready())
            .withStarted(record.started())
            .withRestartCount(record.restarts())
            .withState(state(record.state()));
    if (record.running() || record.lastEnd().isPresent()) {
      status.withImageID("windlass://" + digest(container.getImage()));
      status.withContainerID("windlass://" + digest(run));
    } else {
      status.withImageID("");
    }
    record.last().ifPresent(end -> status.withLastState(state(end)));
    return status.build();
  }

  private static io.fabric8.kubernetes.api.model.ContainerState state(ContainerState state) {
    var builder = new ContainerStateBuilder();
    return switch (state) {
      case Waiting(String reason, String message) ->
          builder
              .withNewWaiting()
              .withReason(reason)
              .withMessage(message.isEmpty() ? null : message)
              .endWaiting()
              .build();
      case Running(Instant since) ->
          builder.withNewRunning().withStartedAt(text(since)).endRunning().build();
      case Terminated(
              int exitCode,
              String reason,
              String message,
              Instant started,
              Instant finished) ->
          builder
              .withNewTerminated()
              .withExitCode(exitCode)
              .withReason(reason)
              .withMessage(message.isEmpty() ? null : message)
              .withStartedAt(text(started))
              .withFinishedAt(text(finished))
              .endTerminated()
              .build();
    };
  }

  private static Terminated terminated(
      io.fabric8.kubernetes.api.model.ContainerStateTerminated end, Instant now) {
    int exitCode = end.getExitCode() == null ? Terminated.LOST : end.getExitCode();
    return Terminated.of(
        exitCode,
        end.getMessage() == null ? "" : end.getMessage(),
        instant(end.getStartedAt(), now),
        instant(end.getFinishedAt(), now));
  }

  /** The API keeps whole seconds. */
  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Instant instant(@Nullable String text, Instant fallback) {
    return text == null ? fallback : Instant.parse(text);
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
