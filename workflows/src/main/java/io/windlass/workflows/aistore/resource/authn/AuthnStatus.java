package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import io.windlass.workflows.resource.PlanStatus;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is: the service as it was last observed. */
@JsonClassDescription("What is: the service as it was last observed.")
public record AuthnStatus(
    @JsonPropertyDescription("Observations by type: Ready, Progressing, Stalled and Created.")
        List<Condition> conditions,
    @JsonPropertyDescription("Generation of the specification that the status is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("URL of the service inside the Kubernetes cluster.")
        @Nullable String serviceURL,
    @JsonPropertyDescription(
            "The operation in progress, or the one that is stuck; absent when there is nothing to "
                + "do.")
        @Nullable OperationStatus operation,
    @JsonPropertyDescription(
            "What would be done, as asked by the annotation windlass.io/plan; changes nothing.")
        @Nullable PlanStatus plan,
    @JsonPropertyDescription("The last operations that are over, the newest at the end.")
        List<EndedOperation> history)
    implements ResourcePart {

  /** The status of an object that has none. */
  public static final AuthnStatus EMPTY =
      new AuthnStatus(List.of(), null, null, null, null, List.of());

  public AuthnStatus {
    conditions = Absent.toEmpty(conditions);
    history = Absent.toEmpty(history);
  }

  /** The condition of the given type, if it was ever written. */
  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(condition -> type.equals(condition.getType())).findFirst();
  }
}
