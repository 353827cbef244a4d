package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.windlass.workflows.resource.ResourcePart;

/** A port of every Kubernetes node that leads to the service. */
public record NodePortAccess(
    @JsonPropertyDescription("The port.") @Required @Min(30_000) @Max(32_767) Integer port)
    implements ResourcePart {}
