package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Login with the name and password of a Secret. */
public record ProfilePassword(
    @JsonPropertyDescription("The Secret.") @Required ProfileSecret secret,
    @JsonPropertyDescription(
            "Login at an OAuth 2.0 service instead of the AuthN service of AIStore.")
        @Nullable ProfileLoginConfiguration loginConf)
    implements ResourcePart {}
