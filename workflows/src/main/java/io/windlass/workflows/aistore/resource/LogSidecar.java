package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** A container beside the daemon that prints its log. */
public record LogSidecar(
    @JsonPropertyDescription("Image of the container.") @Required @Size(min = 1) String image,
    @JsonPropertyDescription("Compute resources of the container.")
        @Nullable ResourceRequirements resources)
    implements ResourcePart {}
