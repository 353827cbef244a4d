package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Utilisation of disks, in percent, and how it is measured. */
public record Disk(
    @JsonPropertyDescription("Nothing is throttled below it.") @Nullable Long diskUtilLowWm,
    @JsonPropertyDescription("Throttled more above it.") @Nullable Long diskUtilHighWm,
    @JsonPropertyDescription("Throttled most above it.") @Nullable Long diskUtilMaxWm,
    @JsonPropertyDescription("Longest interval of measuring, a duration such as 10s.")
        @Nullable String iostatTimeLong,
    @JsonPropertyDescription("Shortest interval of measuring, a duration such as 10s.")
        @Nullable String iostatTimeShort,
    @JsonPropertyDescription("Interval of smoothing, a duration such as 10s.")
        @Nullable String iostatTimeSmooth)
    implements ConfigSection {}
