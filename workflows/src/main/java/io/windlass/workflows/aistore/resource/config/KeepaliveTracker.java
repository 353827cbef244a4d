package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How one role is tracked. */
public record KeepaliveTracker(
    @JsonPropertyDescription("Interval of keepalives, a duration such as 10s.")
        @Nullable String interval,
    @JsonPropertyDescription("Kind of tracker, heartbeat.") @Nullable String name,
    @JsonPropertyDescription("Missed intervals before a node is suspected.") @Min(0) @Max(255)
        @Nullable Long factor)
    implements ConfigSection {}
