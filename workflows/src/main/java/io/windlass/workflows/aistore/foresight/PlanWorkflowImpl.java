package io.windlass.workflows.aistore.foresight;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.windlass.workflows.aistore.AIStoreLookActivities;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import java.time.Duration;

/** One look, shown on the workflow's page. A person waits for it, so it does not try for ever. */
public final class PlanWorkflowImpl implements PlanWorkflow {

  private static final int ATTEMPTS = 4;

  private String told = "";

  @Override
  public Forecast run(ResourceReference reference) {
    Forecast forecast = looks().foresee(reference);
    told = forecast.describe();
    Workflow.setCurrentDetails(told);
    return forecast;
  }

  @Override
  public String plan() {
    return told;
  }

  private static AIStoreLookActivities looks() {
    return Workflow.newActivityStub(
        AIStoreLookActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.LOOKS)
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .setHeartbeatTimeout(Duration.ofSeconds(5))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(ATTEMPTS).build())
            .setSummary("look at the cluster and think it through")
            .build());
  }
}
