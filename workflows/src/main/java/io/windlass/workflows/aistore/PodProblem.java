package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.Reason;

/**
 * Why a pod does not become ready.
 *
 * @param message the cluster's own words, naming pod and cause
 * @param lasting whether it has lasted longer than a person would wait for it to pass
 */
public record PodProblem(Reason reason, String message, boolean lasting) {}
