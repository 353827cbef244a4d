package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** The operation in progress, or the one that is stuck. */
public record OperationStatus(
    @JsonPropertyDescription("What is being done, for example Upgrade.") @Nullable String name,
    @JsonPropertyDescription("Name and count of steps, for example: Upgrade 3/9.")
        @Nullable String progress,
    @JsonPropertyDescription("Steps that are done.") @Min(0) @Nullable Integer step,
    @JsonPropertyDescription("Steps in all, as planned now.") @Min(0) @Nullable Integer total,
    @JsonPropertyDescription("Workflow that does it.") @Nullable String workflowId,
    @JsonPropertyDescription("Run of that workflow.") @Nullable String runId,
    @JsonPropertyDescription("Why it is done, in one word.") @Nullable String reason,
    @JsonPropertyDescription("What is happening now, in a sentence.") @Nullable String message,
    @JsonPropertyDescription("What happens next, or what a person can do.") @Nullable String next,
    @JsonPropertyDescription("What is waited for, in a sentence; absent when nothing is.")
        @Nullable String waitingFor,
    @JsonPropertyDescription("When it began, in RFC 3339.") @Nullable String startedAt,
    @JsonPropertyDescription(
            "When it may be over, in RFC 3339, without the time that data needs to move; absent "
                + "while a person has it wait.")
        @Nullable String expectedEnd)
    implements ResourcePart {}
