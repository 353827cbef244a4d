package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** One step of a plan. */
public record PlannedStep(
    @JsonPropertyDescription("Operation that would take it; empty for quiet work.")
        @Nullable String operation,
    @JsonPropertyDescription("What it does, in words.") @Nullable String step,
    @JsonPropertyDescription("Why it is needed, in words.") @Nullable String reason,
    @JsonPropertyDescription("Seconds from the beginning, as expected.") @Min(0)
        @Nullable Long after,
    @JsonPropertyDescription("What would be out of service meanwhile; empty if nothing.")
        @Nullable String unavailable)
    implements ResourcePart {}
