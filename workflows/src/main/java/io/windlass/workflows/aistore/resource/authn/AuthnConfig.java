package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Settings of the service. */
public record AuthnConfig(
    @JsonPropertyDescription("Tokens, the key that signs them, and the store of users.")
        @Nullable TokenConfig auth,
    @JsonPropertyDescription("Log of the service.") @Nullable LogConfig log,
    @JsonPropertyDescription("Where it listens, and how others call it.")
        @Nullable NetworkConfig net,
    @JsonPropertyDescription("How long it waits.") @Nullable TimeoutConfig timeout)
    implements ResourcePart {

  static final AuthnConfig EMPTY = new AuthnConfig(null, null, null, null);
}
