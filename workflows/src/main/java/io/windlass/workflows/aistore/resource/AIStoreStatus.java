package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import io.windlass.workflows.resource.PlanStatus;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is: the state of the cluster as it was last observed. */
@JsonClassDescription("What is: the cluster as it was last observed.")
public record AIStoreStatus(
    @JsonPropertyDescription("Where the cluster is in its life, in one word.")
        @SchemaFrom(type = String.class)
        @Nullable ClusterState state,
    @JsonPropertyDescription("Nodes that count while a size is -1.")
        @Nullable AutoscaleStatus autoscaleStatus,
    @JsonPropertyDescription("URL of the proxies inside the Kubernetes cluster.")
        @Nullable String intraClusterURL,
    @JsonPropertyDescription(
            "ID that the AIStore cluster gave itself: the uuid of its cluster map.")
        @Nullable String clusterID,
    @JsonPropertyDescription(
            "Observations by type: Ready, Progressing and Stalled, and those of the original "
                + "operator.")
        List<Condition> conditions,
    @JsonPropertyDescription("Generation of the specification that the status is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "The operation in progress, or the one that is stuck; absent when there is nothing to "
                + "do.")
        @Nullable OperationStatus operation,
    @JsonPropertyDescription("How many daemons are ready of how many wanted.")
        @Nullable NodesStatus nodes,
    @JsonPropertyDescription(
            "What would be done, as asked by the annotation windlass.io/plan; changes nothing.")
        @Nullable PlanStatus plan,
    @JsonPropertyDescription("The last operations that are over, the newest at the end.")
        List<EndedOperation> history,
    @JsonPropertyDescription("The certificate that the daemons show; absent for plain HTTP.")
        @Nullable CertificateStatus certificate)
    implements ResourcePart {
  public AIStoreStatus {
    conditions = Absent.toEmpty(conditions);
    history = Absent.toEmpty(history);
  }

  /** The status of an object that has none. */
  public static final AIStoreStatus EMPTY =
      new AIStoreStatus(null, null, null, null, List.of(), null, null, null, null, List.of(), null);

  /**
   * The same with other nodes to follow.
   *
   * @param hosts empty when no size is -1
   */
  public AIStoreStatus following(Optional<AutoscaleStatus> hosts) {
    return new AIStoreStatus(
        state,
        hosts.orElse(null),
        intraClusterURL,
        clusterID,
        conditions,
        observedGeneration,
        operation,
        nodes,
        plan,
        history,
        certificate);
  }

  /** The condition of the given type, if it was ever written. */
  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(condition -> type.equals(condition.getType())).findFirst();
  }
}
