package io.windlass.starter.temporal;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Bounds every call, whatever the client library waits for, and fails fast for a second after a
 * call got no answer: with many resources, each would otherwise wait for its own time-out before
 * the next one is told.
 */
@Singleton
public final class TemporalGate {

  private static final Duration SHUT = Duration.ofSeconds(1);

  /** Without a worker, the library would wait for ever for the answer to an update. */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private record Closed(Instant until, TemporalUnavailable why) {}

  private final InstantSource clock;
  private final Duration longest;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final AtomicReference<Optional<Closed>> closed = new AtomicReference<>(Optional.empty());

  @Inject
  public TemporalGate(InstantSource clock) {
    this(clock, LONGEST);
  }

  /**
   * @param longest how long a call may take
   */
  public TemporalGate(InstantSource clock, Duration longest) {
    this.clock = clock;
    this.longest = longest;
  }

  /**
   * Makes a call.
   *
   * @throws TemporalUnavailable when Temporal did not answer, now or a moment ago, or refused
   */
  public <T> T call(Supplier<T> call) throws TemporalUnavailable {
    Instant now = clock.instant();
    Optional<Closed> last = closed.get().filter(shut -> now.isBefore(shut.until()));
    if (last.isPresent()) {
      throw last.get().why();
    }
    try {
      return bounded(call);
    } catch (RuntimeException failure) {
      throw explained(failure);
    }
  }

  private <T> T bounded(Supplier<T> call) {
    try (Context.CancellableContext context =
        Context.current().withDeadlineAfter(longest.toMillis(), TimeUnit.MILLISECONDS, timer)) {
      Context before = context.attach();
      try {
        return call.get();
      } finally {
        context.detach(before);
      }
    }
  }

  private TemporalUnavailable explained(RuntimeException failure) {
    Status status = status(failure).orElseThrow(() -> failure).getStatus();
    return switch (status.getCode()) {
      case UNAVAILABLE -> shut("Temporal can't be reached");
      case DEADLINE_EXCEEDED, CANCELLED -> shut("neither Temporal nor a worker answered in time");
      default ->
          new TemporalUnavailable(
              "Temporal refuses: %s (%s)".formatted(status.getDescription(), status.getCode()));
    };
  }

  private TemporalUnavailable shut(String why) {
    TemporalUnavailable unavailable = new TemporalUnavailable(why);
    closed.set(Optional.of(new Closed(clock.instant().plus(SHUT), unavailable)));
    return unavailable;
  }

  /** The answer of the server or the lack of it, under whatever the library wraps it in. */
  private static Optional<StatusRuntimeException> status(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof StatusRuntimeException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof StatusRuntimeException status ? Optional.of(status) : Optional.empty();
  }
}
