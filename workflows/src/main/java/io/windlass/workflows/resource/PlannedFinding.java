package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Something that was found before a first deployment. */
public record PlannedFinding(
    @JsonPropertyDescription("blocking if nothing is created because of it, or advice.")
        @Nullable String grade,
    @JsonPropertyDescription("Why, in one word.") @Nullable String reason,
    @JsonPropertyDescription("What is found, and what to do.") @Nullable String message)
    implements ResourcePart {}
