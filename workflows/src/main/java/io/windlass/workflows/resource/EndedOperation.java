package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation that is over. */
public record EndedOperation(
    @JsonPropertyDescription("What was done, for example Upgrade.") @Nullable String operation,
    @JsonPropertyDescription("Workflow that did it; ends with the generation of the specification.")
        @Nullable String workflowId,
    @JsonPropertyDescription("When it began, in RFC 3339.") @Nullable String startedAt,
    @JsonPropertyDescription("When it ended, in RFC 3339.") @Nullable String endedAt,
    @JsonPropertyDescription("How it ended: Done, Stalled or Cancelled.") @Nullable String phase,
    @JsonPropertyDescription("Why it ended so, in one word.") @Nullable String reason,
    @JsonPropertyDescription("What came of it, in a sentence.") @Nullable String message)
    implements ResourcePart {

  /** Whether both tell of tries at the same, with the same end. */
  public boolean repeats(EndedOperation earlier) {
    return Objects.equals(workflowId, earlier.workflowId)
        && Objects.equals(phase, earlier.phase)
        && Objects.equals(reason, earlier.reason)
        && Objects.equals(message, earlier.message);
  }
}
