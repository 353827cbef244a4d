package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;

/** State in a directory of the node. */
public record StateHostPath(
    @JsonPropertyDescription("The directory is <prefix>/<namespace>/<name>/<role>.")
        @Required
        @Size(min = 1)
        String prefix)
    implements ResourcePart {}
