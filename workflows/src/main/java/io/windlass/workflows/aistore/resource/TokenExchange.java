package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Login by token exchange (RFC 8693). */
public record TokenExchange(
    @JsonPropertyDescription(
            "File with the token to exchange; a token of the service account of the operator when "
                + "absent.")
        @Nullable String tokenPath,
    @JsonPropertyDescription("Path of the exchange at the service; /token when absent.")
        @Nullable String tokenExchangeEndpoint)
    implements ResourcePart {}
