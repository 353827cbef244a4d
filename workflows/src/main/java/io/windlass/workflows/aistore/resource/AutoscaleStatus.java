package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes that match the selector of a role whose size is -1, and how many daemons they make. */
public record AutoscaleStatus(
    @JsonPropertyDescription("Names of the nodes that should run a proxy, sorted.")
        List<String> expectedProxyNodes,
    @JsonPropertyDescription("Names of the nodes that should run a target, sorted.")
        List<String> expectedTargetNodes,
    @JsonPropertyDescription(
            "How many proxies are wanted for that: no more than the limit, and none less than may "
                + "go.")
        @Nullable Integer proxies,
    @JsonPropertyDescription(
            "How many targets are wanted for that: no more than the limit, and none less than may "
                + "go.")
        @Nullable Integer targets)
    implements ResourcePart {
  public AutoscaleStatus {
    expectedProxyNodes = Absent.toEmpty(expectedProxyNodes);
    expectedTargetNodes = Absent.toEmpty(expectedTargetNodes);
  }

  /** Names of the nodes that count for a role, sorted. */
  public List<String> expected(DaemonRole role) {
    return switch (role) {
      case PROXY -> expectedProxyNodes;
      case TARGET -> expectedTargetNodes;
    };
  }

  /** How many daemons of a role they make; null where nobody has told. */
  @Nullable Integer wanted(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxies;
      case TARGET -> targets;
    };
  }
}
