package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pod that serves. */
public record AuthnDeployment(
    @JsonPropertyDescription("Its container.") @Required AuthnContainer container,
    @JsonPropertyDescription("Where it runs, and as whom.") @Nullable AuthnPod pod)
    implements ResourcePart {

  static final AuthnDeployment EMPTY = new AuthnDeployment(AuthnContainer.EMPTY, null);

  public AuthnDeployment {
    container = container == null ? AuthnContainer.EMPTY : container;
  }

  /** Where it runs, and as whom; {@link AuthnPod#EMPTY} where nothing is said. */
  public AuthnPod placement() {
    return Objects.requireNonNullElse(pod, AuthnPod.EMPTY);
  }
}
