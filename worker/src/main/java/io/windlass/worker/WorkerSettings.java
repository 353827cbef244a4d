package io.windlass.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Positive;

/**
 * How much the worker does at once, under {@code windlass.worker}.
 *
 * @param activities activities of each queue that may run at the same time; most of them only wait
 * @param workflowTasks workflow tasks that may run at the same time
 */
@ConfigurationProperties("windlass.worker")
public record WorkerSettings(
    @Bindable(defaultValue = "200") @Positive int activities,
    @Bindable(defaultValue = "50") @Positive int workflowTasks) {}
