package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** What was found about a node before it gets the driver. */
public record NodeCheck(
    @JsonPropertyDescription("Name of the node.") String node,
    @JsonPropertyDescription("Blocked where the node gets no driver because of it, or Advice.")
        String result,
    @JsonPropertyDescription("Why, as conditions spell it.") @Nullable String reason,
    @JsonPropertyDescription("What was found, and what to do.") @Nullable String message)
    implements ResourcePart {}
