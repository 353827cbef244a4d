package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Limits of request rates. */
public record RateLimit(
    @JsonPropertyDescription("Limit towards remote buckets.") @Nullable BackendRateLimit backend,
    @JsonPropertyDescription("Limit of clients.") @Nullable FrontendRateLimit frontend)
    implements ConfigSection {}
