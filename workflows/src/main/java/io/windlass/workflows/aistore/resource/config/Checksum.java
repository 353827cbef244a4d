package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Checksums of objects. */
public record Checksum(
    @JsonPropertyDescription("Algorithm, for example xxhash2, crc32c, sha256 or none.")
        @Nullable String type,
    @JsonPropertyDescription("true validates objects that come from a remote bucket.")
        @Nullable Boolean validateColdGet,
    @JsonPropertyDescription("true validates objects that come from disk.")
        @Nullable Boolean validateWarmGet,
    @JsonPropertyDescription("true validates objects that move between targets.")
        @Nullable Boolean validateObjMove,
    @JsonPropertyDescription("true computes checksums of ranges.")
        @Nullable Boolean enableReadRange)
    implements ConfigSection {}
