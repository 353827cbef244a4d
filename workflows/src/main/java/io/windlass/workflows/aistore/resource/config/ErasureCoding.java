package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Erasure coding across targets. */
public record ErasureCoding(
    @Nullable String compression,
    @Nullable Integer bundleMultiplier,
    @Nullable Integer burstBuffer,
    @JsonPropertyDescription(
            "Objects smaller than this number of bytes are replicated instead of encoded.")
        @Nullable Long objsizeLimit,
    @JsonPropertyDescription("Number of data slices.") @Nullable Integer dataSlices,
    @JsonPropertyDescription("Number of parity slices.") @Nullable Integer paritySlices,
    @JsonPropertyDescription("true encodes objects.") @Nullable Boolean enabled,
    @JsonPropertyDescription("true never keeps slices in memory.") @Nullable Boolean diskOnly)
    implements StreamSettings {}
