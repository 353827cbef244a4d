package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Timing of one health probe; absent values keep the defaults. */
@ValidationRule(
    value =
        "has(self.periodSeconds) || has(self.timeoutSeconds) || has(self.failureThreshold)"
            + " || has(self.initialDelaySeconds)",
    message = "empty probe: give at least one value, or leave the probe out")
public record ProbeTiming(
    @JsonPropertyDescription("Seconds between two probes.") @Min(1) @Nullable Integer periodSeconds,
    @JsonPropertyDescription("Seconds after which one probe counts as failed.") @Min(1)
        @Nullable Integer timeoutSeconds,
    @JsonPropertyDescription("Failures in a row after which the kubelet acts.") @Min(1)
        @Nullable Integer failureThreshold,
    @JsonPropertyDescription("Seconds to wait after the container has started.") @Min(0)
        @Nullable Integer initialDelaySeconds)
    implements ResourcePart {}
