package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Limit towards remote buckets. */
public record BackendRateLimit(
    @JsonPropertyDescription("Attempts when the remote side is busy.") @Nullable Long numRetries,
    @Nullable String perOpMaxTokens,
    @Nullable String interval,
    @Nullable Long maxTokens,
    @Nullable Boolean enabled)
    implements RateLimitSettings {}
