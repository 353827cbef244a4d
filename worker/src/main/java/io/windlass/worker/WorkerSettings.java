package io.windlass.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Positive;

/**
 * How much the worker does at once, under {@code windlass.worker}.
 *
 * @param activities activities of each other queue that may run at the same time; most of them only
 *     wait
 * @param looks looks that may run at the same time: each is some twenty requests, and asks for
 *     processor time here, in the API server and in the storage cluster
 * @param workflowTasks workflow tasks that may run at the same time
 */
@ConfigurationProperties("windlass.worker")
public record WorkerSettings(
    @Bindable(defaultValue = "200") @Positive int activities,
    @Bindable(defaultValue = "32") @Positive int looks,
    @Bindable(defaultValue = "50") @Positive int workflowTasks) {}
