package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** How long the service waits. */
public record TimeoutConfig(
    @JsonPropertyDescription("For a cluster that it calls, for example 30s; at least 1s.")
        @Size(max = 64)
        @Nullable String defaultTimeout)
    implements ResourcePart {}
