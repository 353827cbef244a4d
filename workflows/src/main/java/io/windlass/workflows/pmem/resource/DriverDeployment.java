package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.CompleteResource;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A driver as {@code Deployment} of v1alpha1 describes it. The kind has its name in common with
 * that of {@code apps/v1}: people type {@code deployments.pmem-csi.intel.com}.
 */
@JsonClassDescription("A PMEM-CSI driver on the nodes of the cluster with persistent memory.")
@JsonDeserialize(using = JsonDeserializer.None.class)
@Group(PmemResource.API_GROUP)
@Version(DriverDeployment.VERSION)
@Kind(DriverDeployment.KIND)
@Singular("deployment")
@Plural("deployments")
@AdditionalPrinterColumn(name = "DeviceMode", jsonPath = ".spec.deviceMode")
@AdditionalPrinterColumn(name = "NodeSelector", jsonPath = ".spec.nodeSelector")
@AdditionalPrinterColumn(name = "Image", jsonPath = ".spec.image")
@AdditionalPrinterColumn(name = "Status", jsonPath = ".status.phase")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Operation", jsonPath = ".status.operation.progress")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Nodes", jsonPath = ".status.nodes.ready", priority = 1)
@AdditionalPrinterColumn(name = "Workflow", jsonPath = ".status.operation.workflowId", priority = 1)
public final class DriverDeployment extends CompleteResource<DriverDeploymentSpec, DriverStatus>
    implements PmemResource {
  public static final String KIND = "Deployment";
  public static final String VERSION = "v1alpha1";

  /**
   * Annotation with the driver's name where the specification has none: that of a driver that was
   * adopted from pmem-csi-operator, whose v0.7 and v0.8 called it by the name of the resource.
   */
  public static final String DRIVER_NAME = "windlass.io/driver-name";

  private static final long serialVersionUID = 1L;

  @Override
  protected DriverDeploymentSpec initSpec() {
    return DriverDeploymentSpec.EMPTY;
  }

  @Override
  protected DriverStatus initStatus() {
    return DriverStatus.EMPTY;
  }

  @Override
  public DriverSpec driver(Platform platform) {
    return getSpec().driver(unnamed(), platform);
  }

  /** The driver's name where the specification has none. */
  private String unnamed() {
    Map<String, String> annotations =
        Objects.requireNonNullElse(getMetadata().getAnnotations(), Map.of());
    return annotations.getOrDefault(DRIVER_NAME, DriverDefaults.DRIVER_NAME);
  }

  @Override
  public List<SpecProblem> problems() {
    return AlphaProblems.of(this);
  }

  @Override
  public DriverDeployment with(DriverStatus status) {
    return copy(new DriverDeployment(), status);
  }
}
