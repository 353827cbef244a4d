package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Intervals of housekeeping. */
public record Periodic(
    @JsonPropertyDescription("Interval of statistics, a duration such as 10s.")
        @Nullable String statsTime,
    @JsonPropertyDescription(
            "Interval of retrying to synchronise metadata, a duration such as 10s.")
        @Nullable String retrySyncTime,
    @JsonPropertyDescription("Interval of progress notifications, a duration such as 10s.")
        @Nullable String notifTime)
    implements ConfigSection {}
