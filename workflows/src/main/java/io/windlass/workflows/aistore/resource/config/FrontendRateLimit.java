package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Limit of clients. */
public record FrontendRateLimit(
    @JsonPropertyDescription("Requests allowed above the limit at once.") @Nullable Long burstSize,
    @Nullable String perOpMaxTokens,
    @Nullable String interval,
    @Nullable Long maxTokens,
    @Nullable Boolean enabled)
    implements RateLimitSettings {}
