package io.windlass.workflows.lifecycle;

/** The answer to an accepted request: the workflow run that takes care of it. */
public record Accepted(String workflowId, String runId) {}
