package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of a driver in numbers, and by name where something is wrong. */
public record NodesSummary(
    @JsonPropertyDescription("Nodes that are selected.") @Min(0) @Nullable Integer desired,
    @JsonPropertyDescription("Nodes that are past the gate, of those that are selected: 3/4.")
        @Nullable String ready,
    @JsonPropertyDescription("Nodes whose kubelet lists the driver.") @Min(0)
        @Nullable Integer registered,
    @JsonPropertyDescription("Nodes with the driver that is wanted.") @Min(0)
        @Nullable Integer updated,
    @JsonPropertyDescription("Memory of all nodes that the driver manages, in bytes.") @Min(0)
        @Nullable Long capacity,
    @JsonPropertyDescription("Nodes that are not as they should be, and why; at most 20.")
        List<String> troubles,
    @JsonPropertyDescription("What was found before nodes got the driver; at most 100.")
        List<NodeCheck> checks)
    implements ResourcePart {

  /** How many troubles are told. */
  public static final int TOLD = 20;

  /** How many nodes are told of which something was found. */
  public static final int CHECKED = 100;

  public NodesSummary {
    troubles = Absent.toEmpty(troubles).stream().limit(TOLD).toList();
    checks = Absent.toEmpty(checks).stream().limit(CHECKED).toList();
  }
}
