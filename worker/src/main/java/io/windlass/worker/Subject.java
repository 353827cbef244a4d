package io.windlass.worker;

import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a workflow or an activity is about, as far as its arguments tell. */
record Subject(
    Optional<ResourceReference> reference, Optional<Operation> operation, Optional<Step> step) {

  /**
   * Never fails: what only describes the work must not keep it from being done.
   *
   * @param arguments as Temporal hands them over: null where a person's input left one out
   */
  static Subject of(@Nullable Object[] arguments) {
    List<Object> given = Arrays.stream(arguments).flatMap(Stream::ofNullable).toList();
    return new Subject(
        given.stream().flatMap(Subject::reference).findFirst(),
        given.stream().flatMap(Subject::request).map(OperationRequest::operation).findFirst(),
        given.stream().filter(Step.class::isInstance).map(Step.class::cast).findFirst());
  }

  private static Stream<ResourceReference> reference(Object argument) {
    return switch (argument) {
      case ResourceReference reference -> Stream.of(reference);
      case DecideRequest decide -> Stream.of(decide.request().reference());
      case Conclusion conclusion -> Stream.of(conclusion.reference());
      default -> request(argument).map(OperationRequest::reference);
    };
  }

  private static Stream<OperationRequest> request(Object argument) {
    return switch (argument) {
      case OperationRequest operation -> Stream.of(operation);
      case PlanRequest plan -> Stream.of(plan.operation());
      default -> Stream.empty();
    };
  }
}
