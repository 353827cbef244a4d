package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Watermarks of used capacity, in percent. */
public record Space(
    @JsonPropertyDescription("Above it, deleted objects are removed from disk.") @Min(0) @Max(100)
        @Nullable Long cleanupwm,
    @JsonPropertyDescription("Eviction stops below it.") @Min(0) @Max(100) @Nullable Long lowwm,
    @JsonPropertyDescription("Eviction begins above it.") @Min(0) @Max(100) @Nullable Long highwm,
    @JsonPropertyDescription("Writes are refused above it.") @Min(0) @Max(100)
        @Nullable Long outOfSpace,
    @JsonPropertyDescription("Objects per batch of clean-up.") @Nullable Long batchSize,
    @JsonPropertyDescription("Age below which nothing is cleaned up, a duration such as 10s.")
        @Nullable String dontCleanupTime)
    implements ConfigSection {}
