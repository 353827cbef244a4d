package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the pod runs, and as whom. */
public record AuthnPod(
    @JsonPropertyDescription("Security settings of the pod.")
        @Nullable PodSecurityContext securityContext,
    @JsonPropertyDescription("Labels that a node must have to run the pod.")
        Map<String, String> nodeSelector,
    @JsonPropertyDescription("Taints of nodes that the pod tolerates.")
        List<Toleration> tolerations,
    @JsonPropertyDescription("Scheduling constraints of the pod.") @Nullable Affinity affinity,
    @JsonPropertyDescription("Secrets by which the image is pulled.")
        List<LocalObjectReference> imagePullSecrets)
    implements ResourcePart {

  static final AuthnPod EMPTY = new AuthnPod(null, Map.of(), List.of(), null, List.of());

  public AuthnPod {
    nodeSelector = Absent.toEmpty(nodeSelector);
    tolerations = Absent.toEmpty(tolerations);
    imagePullSecrets = Absent.toEmpty(imagePullSecrets);
  }
}
