package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** How many daemons are ready of how many wanted. */
public record NodesStatus(
    @JsonPropertyDescription("Ready and wanted proxies, for example: 3/3.")
        @Nullable String proxies,
    @JsonPropertyDescription("Ready and wanted targets, for example: 3/3.")
        @Nullable String targets)
    implements ResourcePart {}
