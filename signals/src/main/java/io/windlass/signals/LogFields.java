package io.windlass.signals;

import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Step;
import java.util.stream.Stream;
import org.slf4j.MDC;

/**
 * The fields of every log line that speaks of a resource, so that a reader can follow one operation
 * by {@code grep}. They hold for the present thread, until they are closed.
 */
public final class LogFields implements AutoCloseable {

  private static final String KIND = "kind";
  private static final String NAMESPACE = "namespace";
  private static final String NAME = "name";
  private static final String OPERATION = "operation";
  private static final String STEP = "step";
  private static final String REASON = "reason";

  /** Temporal's library puts it into lines of its own. */
  private static final String WORKFLOW = "WorkflowId";

  private LogFields() {}

  /** Lines of this thread speak of that resource. */
  public static LogFields of(ResourceReference reference) {
    MDC.put(KIND, reference.kind());
    MDC.put(NAMESPACE, reference.namespace());
    MDC.put(NAME, reference.name());
    return new LogFields();
  }

  /** And of that workflow. */
  public LogFields workflow(String id) {
    MDC.put(WORKFLOW, id);
    return this;
  }

  /** And of that operation. */
  public LogFields operation(Operation operation) {
    MDC.put(OPERATION, operation.word());
    return this;
  }

  /** And of that step, and why it is taken. */
  public LogFields step(Step step) {
    MDC.put(STEP, step.getClass().getSimpleName());
    MDC.put(REASON, step.reason().camelCase());
    return this;
  }

  @Override
  public void close() {
    Stream.of(KIND, NAMESPACE, NAME, OPERATION, STEP, REASON, WORKFLOW).forEach(MDC::remove);
  }
}
