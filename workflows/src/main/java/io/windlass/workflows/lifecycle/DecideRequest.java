package io.windlass.workflows.lifecycle;

/** Asks what is to be done about a resource, on behalf of a workflow run. */
public record DecideRequest(ReconcileRequest request, PlanRequest.Run run) {}
