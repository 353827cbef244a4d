package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Authentication of requests. */
public record AuthSettings(
    @JsonPropertyDescription("true asks for tokens.") @Nullable Boolean enabled,
    @JsonPropertyDescription("How tokens are signed.") @Nullable AuthSignature signature,
    @JsonPropertyDescription("Claims that a token must have.")
        @Nullable RequiredClaims requiredClaims,
    @JsonPropertyDescription("Issuers whose tokens are trusted.") @Nullable Oidc oidc,
    @JsonPropertyDescription("Signing of requests inside the cluster.")
        @Nullable ClusterKey clusterKey)
    implements ConfigSection {}
