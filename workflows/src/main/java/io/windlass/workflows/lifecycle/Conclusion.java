package io.windlass.workflows.lifecycle;

/** The end of the work on a resource that did not converge: stalled or cancelled. */
public record Conclusion(
    ResourceReference reference, OperationResult result, PlanRequest.Run run) {}
