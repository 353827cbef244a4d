package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Map;

/** Load balancers of one role. */
public record ExternalAccess(
    @JsonPropertyDescription("Annotations of the load balancer services.")
        Map<String, String> annotations)
    implements ResourcePart {
  public ExternalAccess {
    annotations = Absent.toEmpty(annotations);
  }
}
