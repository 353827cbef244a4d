package io.windlass.workflows.lifecycle;

/**
 * Where an operation stands, as the query {@code progress} answers it.
 *
 * @param doing the step under way, or what is waited for
 */
public record Progress(
    Operation operation, Phase phase, int done, int total, String doing, Reason reason) {}
