package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A load balancer that leads to the service. */
public record LoadBalancerAccess(
    @JsonPropertyDescription("Its port.") @Min(1) @Max(65_535) @Default("52001")
        @Nullable Integer port,
    @JsonPropertyDescription("Annotations of its Service, for whoever makes load balancers.")
        Map<String, String> annotations)
    implements ResourcePart {

  public LoadBalancerAccess {
    annotations = Absent.toEmpty(annotations);
  }

  /** The port that clients call. */
  public int wantedPort() {
    return Optional.ofNullable(port).orElse(ListenAddress.PORT);
  }
}
