package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Authentication at the trace exporter. */
public record TracingExporterAuth(
    @JsonPropertyDescription("Header that carries the token.") @Nullable String tokenHeader,
    @JsonPropertyDescription("File that holds the token.") @Nullable String tokenFile)
    implements ConfigSection {}
