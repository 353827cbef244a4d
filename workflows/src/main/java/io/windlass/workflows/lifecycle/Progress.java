package io.windlass.workflows.lifecycle;

/**
 * Where an operation stands, as the query {@code progress} answers it.
 *
 * @param doing the step under way, or what is waited for
 * @param remainingSeconds how long it may go on, without the time that data needs to move; 0 when
 *     nobody can tell
 */
public record Progress(
    Operation operation,
    Phase phase,
    int done,
    int total,
    String doing,
    Reason reason,
    long remainingSeconds) {}
