package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.Absent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Distributed tracing; a change needs a restart of the daemons. */
public record Tracing(
    @JsonPropertyDescription("Endpoint of the gRPC exporter.") @Nullable String exporterEndpoint,
    @JsonPropertyDescription("Authentication at the exporter.")
        @Nullable TracingExporterAuth exporterAuth,
    @JsonPropertyDescription("Prefix of the service name in traces.")
        @Nullable String serviceNamePrefix,
    @JsonPropertyDescription("Additional attributes of traces.") Map<String, String> attributes,
    @JsonPropertyDescription("Share of requests that are traced, from 0 to 1, as text.")
        @Nullable String samplerProbability,
    @JsonPropertyDescription("true exports traces.") @Nullable Boolean enabled,
    @JsonPropertyDescription("true trusts any certificate of the exporter.")
        @Nullable Boolean skipVerify)
    implements ConfigSection {
  public Tracing {
    attributes = Absent.toEmpty(attributes);
  }
}
