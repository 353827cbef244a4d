package io.windlass.workflows.lifecycle;

/**
 * Asks what is to be done about a resource, on behalf of a workflow run.
 *
 * @param trouble why the quiet step before this look could not be taken, however often it was
 *     tried; empty when it was
 */
public record DecideRequest(ReconcileRequest request, PlanRequest.Run run, String trouble) {}
