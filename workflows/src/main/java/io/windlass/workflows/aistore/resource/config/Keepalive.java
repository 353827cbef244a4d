package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How proxies and targets notice that the other is gone. */
public record Keepalive(
    @JsonPropertyDescription("How proxies are tracked.") @Nullable KeepaliveTracker proxy,
    @JsonPropertyDescription("How targets are tracked.") @Nullable KeepaliveTracker target,
    @JsonPropertyDescription("Attempts before a node counts as gone.") @Nullable Long numRetries,
    @JsonPropertyDescription("Factor of the timeout of these attempts.") @Min(0) @Max(255)
        @Nullable Long retryFactor)
    implements ConfigSection {}
