package io.windlass.activities.report;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.resource.OperationStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A plan, as {@code status.operation} tells it. */
public record OperationReport(PlanRequest request, Plan<?> plan) {

  /** What is being done, how far it is, and what happens now. */
  public String sentence() {
    return "%s: %s".formatted(headline(), message());
  }

  private String message() {
    return plan.verdict() == Verdict.PROCEED && !request.trouble().isEmpty()
        ? troubled(plan.message(), request.trouble())
        : plan.message();
  }

  /**
   * The new status of the operation. A plan that has come to its end counts nothing: what was
   * counted before stays. One that is stuck stays the same, however often it is tried again.
   *
   * @param present the one that the status tells of now
   */
  public OperationStatus after(Optional<OperationStatus> present) {
    Optional<OperationStatus> before = present.filter(known -> title().equals(known.name()));
    Optional<OperationStatus> same =
        before.filter(
            known ->
                plan.verdict() == Verdict.STALLED || request.run().runId().equals(known.runId()));
    Optional<Plan<?>> counting = Optional.<Plan<?>>of(plan).filter(some -> some.total() > 0);
    Optional<OperationStatus> counted = counting.isPresent() || held() ? Optional.empty() : before;
    return new OperationStatus(
        title(),
        counted.map(OperationReport::count).orElseGet(this::headline),
        counting.<Integer>map(Plan::done).or(() -> before.map(OperationStatus::step)).orElse(null),
        counting
            .<Integer>map(Plan::total)
            .or(() -> before.map(OperationStatus::total))
            .orElse(null),
        request.run().workflowId(),
        same.map(OperationStatus::runId).orElse(request.run().runId()),
        plan.reason().camelCase(),
        message(),
        next(),
        plan.waitsFor().orElse(null),
        same.map(OperationStatus::startedAt).orElseGet(Conditions::now),
        same.filter(this::unmoved)
            .map(OperationStatus::expectedEnd)
            .or(this::expectedEnd)
            .orElse(null));
  }

  private Optional<String> expectedEnd() {
    return Optional.of(Duration.ofSeconds(plan.remainingSeconds()))
        .filter(Duration::isPositive)
        .map(Conditions::later);
  }

  /** What is looked at again without having moved needs no new word. */
  private boolean unmoved(OperationStatus known) {
    return message().equals(known.message()) && Objects.equals(known.step(), plan.done());
  }

  /** What is tried, and what the last try failed of. */
  public static String troubled(String what, String trouble) {
    return "%s (the last try failed: %s)".formatted(what, trouble);
  }

  /** What was held is held no longer, whatever the column said then. */
  private static String count(OperationStatus known) {
    return known.total() == null
        ? String.valueOf(known.name())
        : "%s %d/%d".formatted(known.name(), known.step(), known.total());
  }

  private String title() {
    return request.operation().operation().title();
  }

  private String headline() {
    return held()
        ? title() + (plan.reason() == Reason.PAUSED ? " paused" : " waits")
        : plan.headline(request.operation().operation());
  }

  /** Whether the operation now holds for a person. */
  private boolean held() {
    return plan.verdict() == Verdict.HOLD;
  }

  private String next() {
    return plan.now().size() > 1
        ? plan.now().get(1).title()
        : plan.later().stream().findFirst().orElse("");
  }
}
