package io.windlass.activities.temporal;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends the heartbeat of every running activity, so that a lost worker is noticed within seconds
 * however long the activity takes. When the server answers that the activity was cancelled or timed
 * out, or the worker shuts down, the activity's thread is interrupted: every wait in an activity
 * ends by that.
 *
 * <p>Each heartbeat has a thread of its own: with many activities and a slow server, one that waits
 * for its answer must not keep the others from being sent in time.
 */
public final class Pulse extends WorkerInterceptorBase {

  private static final Duration PERIOD = Duration.ofMillis(500);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pulse").factory());

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Guarded(next);
  }

  private final class Guarded extends ActivityInboundCallsInterceptorBase {

    private @Nullable ActivityExecutionContext context;

    Guarded(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext present) {
      context = present;
      super.init(present);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Beat beat = new Beat(Objects.requireNonNull(context), Thread.currentThread());
      Future<?> pulse =
          clock.scheduleAtFixedRate(
              () -> Thread.startVirtualThread(beat),
              PERIOD.toMillis(),
              PERIOD.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        return super.execute(input);
      } catch (Interruption interruption) {
        throw beat.end(interruption);
      } finally {
        pulse.cancel(false);
        beat.stop();
      }
    }
  }

  /** One activity's heartbeat. */
  private static final class Beat implements Runnable {

    private final ActivityExecutionContext context;
    private final Thread thread;
    private final AtomicReference<ActivityCompletionException> end = new AtomicReference<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private boolean stopped;

    Beat(ActivityExecutionContext context, Thread thread) {
      this.context = context;
      this.thread = thread;
    }

    @Override
    public void run() {
      if (sending.compareAndSet(false, true)) {
        send();
        sending.set(false);
      }
    }

    /** What the activity told last goes out again, lest it be forgotten. */
    private synchronized void send() {
      if (stopped || end.get() != null) {
        return;
      }
      try {
        context.heartbeat(context.getHeartbeatDetails(String.class).orElse(""));
      } catch (ActivityCompletionException completion) {
        end.set(completion);
        thread.interrupt();
      }
    }

    /** After this the thread is interrupted no more, and a pending interrupt is taken back. */
    synchronized void stop() {
      stopped = true;
      if (end.get() != null) {
        Thread.interrupted();
      }
    }

    RuntimeException end(Interruption interruption) {
      ActivityCompletionException completion = end.get();
      return completion == null ? interruption : completion;
    }
  }
}
