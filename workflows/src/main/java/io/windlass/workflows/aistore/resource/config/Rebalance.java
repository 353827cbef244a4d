package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Moving objects to their targets when the cluster map has changed. */
public record Rebalance(
    @Nullable String compression,
    @Nullable Long bundleMultiplier,
    @Nullable Long burstBuffer,
    @JsonPropertyDescription(
            "false never moves objects by itself; needed for every safe scale-down. true when "
                + "absent.")
        @Nullable Boolean enabled,
    @JsonPropertyDescription("How long to wait for a destination, a duration such as 10s.")
        @Nullable String destRetryTime)
    implements StreamSettings {}
