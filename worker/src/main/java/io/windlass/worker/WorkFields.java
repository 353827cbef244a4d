package io.windlass.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.windlass.signals.LogFields;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gives every log line of an activity or a workflow its {@link LogFields}.
 *
 * <p>They are not taken back here: Temporal's library does that at the end of each task, after it
 * has logged how the task failed, and that line shall have them, too.
 */
final class WorkFields extends WorkerInterceptorBase {

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new OfActivity(next);
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new OfWorkflow(next);
  }

  private static final class OfActivity extends ActivityInboundCallsInterceptorBase {

    private Optional<ActivityInfo> info = Optional.empty();

    OfActivity(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = Optional.of(context.getInfo());
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Subject subject = Subject.of(input.getArguments());
      subject.reference().map(LogFields::of).ifPresent(fields -> add(fields, subject));
      return super.execute(input);
    }

    private void add(LogFields fields, Subject subject) {
      subject.step().ifPresent(fields::step);
      subject
          .operation()
          .or(() -> subject.reference().flatMap(this::operation))
          .ifPresent(fields::operation);
    }

    /** A step is told of no operation; the workflow that takes it is one. */
    private Optional<Operation> operation(ResourceReference reference) {
      String type = info.map(ActivityInfo::getWorkflowType).orElse("");
      return Arrays.stream(Operation.values())
          .filter(operation -> operation.workflowType(reference.system()).equals(type))
          .findFirst();
    }
  }

  private static final class OfWorkflow extends WorkflowInboundCallsInterceptorBase {

    OfWorkflow(WorkflowInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
      Subject subject = Subject.of(input.getArguments());
      subject
          .reference()
          .map(LogFields::of)
          .ifPresent(fields -> subject.operation().ifPresent(fields::operation));
      return super.execute(input);
    }
  }
}
