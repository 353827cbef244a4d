package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Versions of objects. */
public record Versioning(
    @JsonPropertyDescription("true keeps versions.") @Nullable Boolean enabled,
    @JsonPropertyDescription("true compares with the remote version on read.")
        @Nullable Boolean validateWarmGet,
    @JsonPropertyDescription("true deletes what the remote bucket deleted.")
        @Nullable Boolean synchronize)
    implements ConfigSection {}
