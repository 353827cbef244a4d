package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Tokens, the key that signs them, and the store of users. */
public record TokenConfig(
    @JsonPropertyDescription(
            "How long a token is good when nobody asks for less, for example 24h; at least 1m.")
        @Size(max = 64)
        @Nullable String expirationTime,
    @JsonPropertyDescription("How long a token may be good at most, for example 720h.")
        @Size(max = 64)
        @Nullable String maxTokenAge,
    @JsonPropertyDescription("The RSA key; without meaning beside hmacSecret.")
        @Nullable SigningKey signingKey,
    @JsonPropertyDescription("The store of users and roles.") @Nullable UserStore db)
    implements ResourcePart {}
