package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Timeouts inside the cluster. */
public record Timeouts(
    @JsonPropertyDescription("Control operation, a duration such as 10s.")
        @Nullable String cplaneOperation,
    @JsonPropertyDescription("Keepalive, a duration such as 10s.") @Nullable String maxKeepalive,
    @JsonPropertyDescription("Longest time for which a host may be busy, a duration such as 10s.")
        @Nullable String maxHostBusy,
    @JsonPropertyDescription("Start of the cluster, a duration such as 10s.")
        @Nullable String startupTime,
    @JsonPropertyDescription("Joining at start, a duration such as 10s.")
        @Nullable String joinStartupTime,
    @JsonPropertyDescription("Sending an object, a duration such as 10s.")
        @Nullable String sendFileTime,
    @JsonPropertyDescription("Idle streams of erasure coding, a duration such as 10s.")
        @Nullable String ecStreamsTime,
    @JsonPropertyDescription("Waiting for object metadata, a duration such as 10s.")
        @Nullable String objectMd,
    @JsonPropertyDescription(
            "Waiting for another reader that fetches the same object, a duration such as 10s.")
        @Nullable String coldGetConflict)
    implements ConfigSection {}
