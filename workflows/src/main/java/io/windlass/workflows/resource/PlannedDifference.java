package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One difference between what another operator has made and what Windlass wants. */
public record PlannedDifference(
    @JsonPropertyDescription("Kind and name of the object.") @Nullable String object,
    @JsonPropertyDescription("Path of the field in it.") @Nullable String field,
    @JsonPropertyDescription("What is there; empty if nothing.") @Nullable String theirs,
    @JsonPropertyDescription("What Windlass wants there; empty if nothing.") @Nullable String ours,
    @JsonPropertyDescription("What becomes of it, in words.") @Nullable String effect)
    implements ResourcePart {}
