package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deployment with the command line of AIStore. */
public record AdminClient(
    @JsonPropertyDescription("false keeps the settings without the deployment; true when absent.")
        @Nullable Boolean enabled,
    @JsonPropertyDescription(
            "Image of the container; docker.io/aistorage/ais-util:latest when absent.")
        @Nullable String image,
    @JsonPropertyDescription("Always, IfNotPresent or Never.") @Nullable String imagePullPolicy,
    @JsonPropertyDescription("Compute resources of the container.")
        @Nullable ResourceRequirements resources,
    @JsonPropertyDescription("Annotations of the deployment and its pod.")
        Map<String, String> annotations,
    @JsonPropertyDescription("Additional labels of the deployment and its pod.")
        Map<String, String> labels,
    @JsonPropertyDescription("Labels that a node must have to run the pod.")
        Map<String, String> nodeSelector,
    @JsonPropertyDescription("Scheduling constraints of the pod.") @Nullable Affinity affinity,
    @JsonPropertyDescription("Taints of nodes that the pod tolerates.")
        List<Toleration> tolerations,
    @JsonPropertyDescription("Additional environment variables of the container.") List<EnvVar> env,
    @JsonPropertyDescription("Certificate authority that the client trusts.")
        @Nullable AuthorityConfigMap caConfigMap)
    implements ResourcePart {
  public AdminClient {
    annotations = Absent.toEmpty(annotations);
    labels = Absent.toEmpty(labels);
    nodeSelector = Absent.toEmpty(nodeSelector);
    tolerations = Absent.toEmpty(tolerations);
    env = Absent.toEmpty(env);
  }
}
