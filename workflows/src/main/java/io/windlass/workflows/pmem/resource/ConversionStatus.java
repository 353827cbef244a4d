package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** How far the conversion of a node's raw namespaces has come. */
public record ConversionStatus(
    @JsonPropertyDescription("Name of the node.") String node,
    @JsonPropertyDescription("Asked, Converting, Converted, Failed or Refused.") String state,
    @JsonPropertyDescription("Attempts that were begun, of those that are allowed: 1/3.")
        @Nullable String attempts,
    @JsonPropertyDescription("Why, in a sentence.") @Nullable String message,
    @JsonPropertyDescription("When it became so, in RFC 3339.") @Nullable String at)
    implements ResourcePart {}
