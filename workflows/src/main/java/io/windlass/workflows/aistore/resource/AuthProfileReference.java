package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;

/** A reference to an AIStoreAuthProfile. */
public record AuthProfileReference(
    @JsonPropertyDescription("Name of the AIStoreAuthProfile.") @Required @Size(min = 1)
        String name)
    implements ResourcePart {}
