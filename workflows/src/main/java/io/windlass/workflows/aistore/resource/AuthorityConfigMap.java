package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** A ConfigMap that holds the certificate of an authority. */
public record AuthorityConfigMap(
    @JsonPropertyDescription("Name of the ConfigMap.") @Required @Size(min = 1) String name,
    @JsonPropertyDescription("Key of the certificates in PEM; trust-bundle.pem when absent.")
        @Nullable String key)
    implements ResourcePart {}
