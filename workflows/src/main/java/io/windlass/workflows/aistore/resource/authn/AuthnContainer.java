package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** The container of AuthN. */
public record AuthnContainer(
    @JsonPropertyDescription("Image of AuthN.") @Required @Size(min = 1) String image,
    @JsonPropertyDescription("Always, IfNotPresent or Never.") @Default("IfNotPresent")
        @Nullable PullPolicy imagePullPolicy,
    @JsonPropertyDescription("Compute resources.") @Nullable ResourceRequirements resources,
    @JsonPropertyDescription("Security settings of the container.")
        @Nullable SecurityContext securityContext,
    @JsonPropertyDescription("When the kubelet restarts the container; never when absent.")
        @Nullable Probe livenessProbe,
    @JsonPropertyDescription("When the container serves; as soon as the port is open when absent.")
        @Nullable Probe readinessProbe)
    implements ResourcePart {

  static final AuthnContainer EMPTY = new AuthnContainer("", null, null, null, null, null);

  public AuthnContainer {
    image = image == null ? "" : image;
  }
}
