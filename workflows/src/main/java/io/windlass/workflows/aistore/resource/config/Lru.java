package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Eviction of the least recently used objects. */
public record Lru(
    @JsonPropertyDescription("true evicts objects.") @Nullable Boolean enabled,
    @JsonPropertyDescription("Age below which an object is not evicted, a duration such as 10s.")
        @Nullable String dontEvictTime,
    @JsonPropertyDescription("Interval of measuring capacity, a duration such as 10s.")
        @Nullable String capacityUpdTime,
    @JsonPropertyDescription("Objects per batch of eviction.") @Nullable Long batchSize)
    implements ConfigSection {}
