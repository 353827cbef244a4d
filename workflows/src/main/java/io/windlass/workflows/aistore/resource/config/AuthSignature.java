package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How tokens are signed. */
public record AuthSignature(
    @JsonPropertyDescription("Key or public key.") @Nullable String key,
    @JsonPropertyDescription("Method, for example HS256 or RS256.") @Nullable String method)
    implements ConfigSection {}
