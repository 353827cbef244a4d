package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the driver of the nodes is replaced by another. */
public record RolloutStatus(
    @JsonPropertyDescription("Revision of the pod that is wanted.") @Nullable String wanted,
    @JsonPropertyDescription("Last revision that was past the gate on every node.")
        @Nullable String good,
    @JsonPropertyDescription("Revision that failed and was rolled back; is not tried again.")
        @Nullable String rejected,
    @JsonPropertyDescription("Why it failed, in a sentence.") @Nullable String rejectedBecause,
    @JsonPropertyDescription("Nodes that failed and are tolerated.") @Min(0)
        @Nullable Integer failed,
    @JsonPropertyDescription("What rollouts did to nodes, the newest at the end; at most 100.")
        List<NodeEvent> history)
    implements ResourcePart {

  /** How many events of nodes are told. */
  public static final int TOLD = 100;

  /** Keeps the newest of a history that is too long. */
  public RolloutStatus {
    List<NodeEvent> all = Absent.toEmpty(history);
    history = all.subList(Math.max(0, all.size() - TOLD), all.size());
  }
}
