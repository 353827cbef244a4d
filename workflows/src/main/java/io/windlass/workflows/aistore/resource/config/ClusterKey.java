package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Signing of requests inside the cluster. */
public record ClusterKey(
    @JsonPropertyDescription("true signs requests.") @Nullable Boolean enabled,
    @JsonPropertyDescription("Lifetime of a key, a duration such as 10s.") @Nullable String ttl,
    @JsonPropertyDescription("Time in which a request may arrive, a duration such as 10s.")
        @Nullable String nonceWindow,
    @JsonPropertyDescription("How long the former key is accepted, a duration such as 10s.")
        @Nullable String rotationGrace)
    implements ConfigSection {}
