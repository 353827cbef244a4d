package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;

/** State in a volume of its own for each daemon. */
public record StateVolumeClaim(
    @JsonPropertyDescription("Storage class of the volume claims.") @Required @Size(min = 1)
        String storageClass)
    implements ResourcePart {}
