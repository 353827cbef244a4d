package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Erasure coding across targets. */
public record ErasureCoding(
    @Nullable String compression,
    @Nullable Long bundleMultiplier,
    @Nullable Long burstBuffer,
    @JsonPropertyDescription(
            "Objects smaller than this number of bytes are replicated instead of encoded.")
        @Nullable Long objsizeLimit,
    @JsonPropertyDescription("Number of data slices.") @Nullable Long dataSlices,
    @JsonPropertyDescription("Number of parity slices.") @Nullable Long paritySlices,
    @JsonPropertyDescription("true encodes objects.") @Nullable Boolean enabled,
    @JsonPropertyDescription("true never keeps slices in memory.") @Nullable Boolean diskOnly)
    implements StreamSettings {}
