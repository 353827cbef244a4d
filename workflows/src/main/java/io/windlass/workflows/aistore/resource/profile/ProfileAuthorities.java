package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;

/** A ConfigMap that holds certificate authorities. */
public record ProfileAuthorities(
    @JsonPropertyDescription("Namespace of the ConfigMap.") @Required @Size(min = 1)
        String namespace,
    @JsonPropertyDescription("Name of the ConfigMap.") @Required @Size(min = 1) String name,
    @JsonPropertyDescription("Key of the certificates in PEM.") @Required @Size(min = 1) String key)
    implements ResourcePart {}
