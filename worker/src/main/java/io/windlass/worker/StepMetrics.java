package io.windlass.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.windlass.activities.temporal.Interruption;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Step;
import jakarta.inject.Singleton;

/**
 * Times every attempt at a step as {@code windlass.step}, by kind of resource, step, reason,
 * whether it is a pure wait, and outcome: the reason is the same word as in log, Event and status.
 */
@Singleton
final class StepMetrics extends WorkerInterceptorBase {

  private final MeterRegistry registry;

  StepMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Timed(next);
  }

  private final class Timed extends ActivityInboundCallsInterceptorBase {

    Timed(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Timer.Sample began = Timer.start(registry);
      String outcome = "failed";
      try {
        ActivityOutput output = super.execute(input);
        outcome = "done";
        return output;
      } catch (ActivityCompletionException | Interruption ended) {
        outcome = "interrupted";
        throw ended;
      } finally {
        record(began, Subject.of(input.getArguments()), outcome);
      }
    }
  }

  /** A look is no step, and is not timed. */
  private void record(Timer.Sample began, Subject subject, String outcome) {
    String kind = subject.reference().map(ResourceReference::kind).orElse("");
    subject.step().ifPresent(taken -> began.stop(timer(kind, taken, outcome)));
  }

  private Timer timer(String kind, Step step, String outcome) {
    return Timer.builder("windlass.step")
        .description("Attempts at steps and how long they took, waits included")
        .tag("kind", kind)
        .tag("step", step.getClass().getSimpleName())
        .tag("reason", step.reason().camelCase())
        .tag("wait", String.valueOf(step.interruptible()))
        .tag("outcome", outcome)
        .register(registry);
  }
}
