package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Something that a rollout did to a node. */
public record NodeEvent(
    @JsonPropertyDescription("Name of the node.") String node,
    @JsonPropertyDescription("Begun, Updated, Failed, RolledBack or Unreachable.") String result,
    @JsonPropertyDescription("Revision of the driver's pod that the node got.")
        @Nullable String revision,
    @JsonPropertyDescription("Why, in a sentence.") @Nullable String message,
    @JsonPropertyDescription("When, in RFC 3339.") @Nullable String at)
    implements ResourcePart {}
