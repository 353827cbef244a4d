package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Reading many objects with one request. */
public record GetBatch(
    @Nullable String compression,
    @Nullable Long bundleMultiplier,
    @Nullable Long burstBuffer,
    @JsonPropertyDescription(
            "How long to wait for an object of another target, a duration such as 10s.")
        @Nullable String maxWait,
    @JsonPropertyDescription("Workers that read ahead.") @Nullable Long warmupWorkers,
    @JsonPropertyDescription("Missing objects that one request tolerates.")
        @Nullable Long maxSoftErrs,
    @JsonPropertyDescription("Attempts to get an object from a neighbour.") @Nullable Long maxGfn)
    implements StreamSettings {}
