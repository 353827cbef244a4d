package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** An issuer of cert-manager. */
public record IssuerReference(
    @JsonPropertyDescription("Name of the issuer.") @Required @Size(min = 1) String name,
    @JsonPropertyDescription("Issuer or ClusterIssuer.") @Default("ClusterIssuer")
        @Nullable IssuerKind kind)
    implements ResourcePart {}
