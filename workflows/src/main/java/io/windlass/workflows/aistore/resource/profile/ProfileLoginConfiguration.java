package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Login at an OAuth 2.0 service. */
public record ProfileLoginConfiguration(
    @JsonPropertyDescription("Client ID to log in with.") @Required @Size(min = 1) String clientID,
    @JsonPropertyDescription(
            "Path of the token endpoint below serviceURL; serviceURL itself when absent.")
        @Size(min = 1, max = 2048)
        @ValidationRule(value = ProfilePath.RULE, message = ProfilePath.MESSAGE)
        @Nullable String endpoint,
    @JsonPropertyDescription("Scope to ask for.") @Nullable String scope)
    implements ResourcePart {}
