package io.windlass.workflows.lifecycle;

/**
 * Why a pod does not become ready.
 *
 * @param message the cluster's own words, naming pod and cause
 * @param lasting whether it has lasted longer than a person would wait for it to pass
 */
public record PodProblem(Reason reason, String message, boolean lasting) {}
