package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How daemons find the primary proxy; the operator fills the URLs in. */
public record ProxyUrls(
    @JsonPropertyDescription("URL of the primary proxy.") @Nullable String primaryUrl,
    @JsonPropertyDescription("URL of the first primary proxy.") @Nullable String originalUrl,
    @JsonPropertyDescription("URL at which the cluster is discovered.")
        @Nullable String discoveryUrl,
    @JsonPropertyDescription("true keeps proxies from being elected primary.")
        @Nullable Boolean nonElectable)
    implements ConfigSection {}
