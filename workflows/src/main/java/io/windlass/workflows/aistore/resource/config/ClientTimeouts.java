package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Timeouts of clients inside the cluster. */
public record ClientTimeouts(
    @JsonPropertyDescription("Usual request, a duration such as 10s.")
        @Nullable String clientTimeout,
    @JsonPropertyDescription("Long request, a duration such as 10s.")
        @Nullable String clientLongTimeout,
    @JsonPropertyDescription("Listing of objects, a duration such as 10s.")
        @Nullable String listTimeout)
    implements ConfigSection {}
