package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Nodes that match the selector of a role whose size is -1. */
public record AutoscaleStatus(
    @JsonPropertyDescription("Names of the nodes that should run a proxy, sorted.")
        List<String> expectedProxyNodes,
    @JsonPropertyDescription("Names of the nodes that should run a target, sorted.")
        List<String> expectedTargetNodes)
    implements ResourcePart {
  public AutoscaleStatus {
    expectedProxyNodes = Absent.toEmpty(expectedProxyNodes);
    expectedTargetNodes = Absent.toEmpty(expectedTargetNodes);
  }
}
