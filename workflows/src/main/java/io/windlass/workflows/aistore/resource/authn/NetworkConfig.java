package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Where the service listens, and how others call it. */
public record NetworkConfig(
    @JsonPropertyDescription(
            "URL by which clients and clusters reach it; tokens that are signed with RSA name it "
                + "as their issuer.")
        @Size(max = 2048)
        @Nullable String externalURL,
    @JsonPropertyDescription("Where it listens.") @Nullable HttpConfig http)
    implements ResourcePart {}
