package io.windlass.workflows.pmem.resource;

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

/** What is: a driver as it was last observed. The same for both kinds. */
@JsonClassDescription("What is: the driver as it was last observed.")
public record DriverStatus(
    @JsonPropertyDescription("Initializing, Running or Failed; empty before the first look.")
        @SchemaFrom(type = String.class)
        @Nullable DriverPhase phase,
    @JsonPropertyDescription("Why it is in this phase, in a sentence.") @Nullable String reason,
    @JsonPropertyDescription("When phase or reason last changed, in RFC 3339.")
        @Nullable String lastUpdated,
    @JsonPropertyDescription(
            "Observations by type: Ready, Progressing and Stalled, DriverDeployed, CertsReady, "
                + "CertificatesValid, NoNodes, NodesShared and Adopted.")
        List<Condition> conditions,
    @JsonPropertyDescription("How controller and nodes stand.")
        List<DriverComponent> driverComponents,
    @JsonPropertyDescription("Generation of the specification that the status is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The nodes of the driver.") @Nullable NodesSummary nodes,
    @JsonPropertyDescription("How the driver of the nodes is replaced.")
        @Nullable RolloutStatus rollout,
    @JsonPropertyDescription("Nodes whose raw namespaces are converted, or were; at most 100.")
        List<ConversionStatus> conversions,
    @JsonPropertyDescription("Certificates of the links between controller and nodes.")
        List<DriverCertificateStatus> certificates,
    @JsonPropertyDescription(
            "Volumes of the driver that hold its deletion or another change; at most 20.")
        List<String> volumes,
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

  /** How many conversions are told. */
  private static final int CONVERSIONS = 100;

  public DriverStatus {
    conditions = Absent.toEmpty(conditions);
    driverComponents = Absent.toEmpty(driverComponents);
    conversions = Absent.toEmpty(conversions).stream().limit(CONVERSIONS).toList();
    certificates = Absent.toEmpty(certificates);
    volumes = Absent.toEmpty(volumes);
    history = Absent.toEmpty(history);
  }

  /** The status of an object that has none. */
  public static final DriverStatus EMPTY =
      new DriverStatus(
          null, null, null, List.of(), List.of(), null, null, null, List.of(), List.of(), List.of(),
          null, null, List.of());

  /** The condition of the given type, if it was ever written. */
  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(condition -> type.equals(condition.getType())).findFirst();
  }
}
