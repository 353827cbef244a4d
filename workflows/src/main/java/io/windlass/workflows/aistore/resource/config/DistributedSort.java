package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Distributed sort of shards. */
public record DistributedSort(
    @Nullable String compression,
    @Nullable Long bundleMultiplier,
    @Nullable Long burstBuffer,
    @JsonPropertyDescription("Reaction to duplicated records: ignore, warn or abort.")
        @Nullable String duplicatedRecords,
    @JsonPropertyDescription("Reaction to missing shards.") @Nullable String missingShards,
    @JsonPropertyDescription("Reaction to a malformed line of the external key map.")
        @Nullable String ekmMalformedLine,
    @JsonPropertyDescription("Reaction to a key that is missing there.")
        @Nullable String ekmMissingKey,
    @JsonPropertyDescription("Greatest use of memory, as percentage or size.")
        @Nullable String defaultMaxMemUsage,
    @JsonPropertyDescription("One call between targets, a duration such as 10s.")
        @Nullable String callTimeout,
    @JsonPropertyDescription("Use of memory at which the memory sorter gives way.")
        @Nullable String dsorterMemThreshold)
    implements StreamSettings {}
