package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Login at an OAuth 2.0 service. */
public record LoginConfiguration(
    @JsonPropertyDescription("Client ID to log in with.") @Required String clientID,
    @JsonPropertyDescription("Scope to ask for.") @Nullable String scope)
    implements ResourcePart {}
