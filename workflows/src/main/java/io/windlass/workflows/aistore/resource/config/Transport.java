package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Streams between targets. */
public record Transport(
    @JsonPropertyDescription("Greatest header, in bytes.") @Nullable Long maxHeader,
    @JsonPropertyDescription("Entries that a stream buffers.") @Nullable Long burstBuffer,
    @JsonPropertyDescription("Idle time after which a stream is closed, a duration such as 10s.")
        @Nullable String idleTeardown,
    @JsonPropertyDescription(
            "Quiet time after which a transfer counts as done, a duration such as 10s.")
        @Nullable String quiescent,
    @JsonPropertyDescription("Block size of compression, in bytes.") @Nullable Long lz4Block,
    @JsonPropertyDescription("true adds checksums to frames.") @Nullable Boolean lz4FrameChecksum)
    implements ConfigSection {}
