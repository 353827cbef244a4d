package io.windlass.activities.report;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.resource.PlanStatus;
import io.windlass.workflows.resource.PlannedDifference;
import io.windlass.workflows.resource.PlannedFinding;
import io.windlass.workflows.resource.PlannedStep;

/** What would be done, as the resource's status tells it. */
public final class ForecastStatus {

  private ForecastStatus() {}

  /**
   * A forecast as it is told now.
   *
   * @param token of the question that it answers
   */
  public static PlanStatus of(String token, Forecast forecast) {
    return new PlanStatus(
        token,
        Conditions.now(),
        forecast.steps().stream().map(ForecastStatus::step).toList(),
        forecast.more(),
        forecast.expectedSeconds(),
        forecast.end(),
        forecast.differences().stream().map(ForecastStatus::difference).toList(),
        forecast.moreDifferences(),
        forecast.findings().stream().map(ForecastStatus::finding).toList());
  }

  private static PlannedStep step(Forecast.Foreseen step) {
    return new PlannedStep(
        step.operation(), step.step(), step.reason(), step.after(), step.unavailable());
  }

  private static PlannedDifference difference(Forecast.Difference found) {
    return new PlannedDifference(
        found.object(), found.field(), found.theirs(), found.ours(), found.effect());
  }

  private static PlannedFinding finding(Forecast.Finding found) {
    return new PlannedFinding(found.grade(), found.reason(), found.message());
  }
}
