package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
public final class DriverDeployment extends CustomResource<DriverDeploymentSpec, DriverStatus>
    implements PmemResource {
  public static final String KIND = "Deployment";
  public static final String VERSION = "v1alpha1";

  private static final long serialVersionUID = 1L;

  @Override
  protected DriverDeploymentSpec initSpec() {
    return DriverDeploymentSpec.EMPTY;
  }

  @Override
  protected DriverStatus initStatus() {
    return DriverStatus.EMPTY;
  }

  /** The specification; {@link DriverDeploymentSpec#EMPTY} when the object has none. */
  @Override
  public DriverDeploymentSpec getSpec() {
    return super.getSpec();
  }

  @Override
  public DriverStatus getStatus() {
    return super.getStatus();
  }

  @Override
  public void setSpec(@Nullable DriverDeploymentSpec spec) {
    super.setSpec(spec == null ? DriverDeploymentSpec.EMPTY : spec);
  }

  @Override
  public void setStatus(@Nullable DriverStatus status) {
    super.setStatus(status == null ? DriverStatus.EMPTY : status);
  }

  @Override
  public DriverSpec driver(Platform platform) {
    return getSpec().driver(platform);
  }

  @Override
  public List<SpecProblem> problems() {
    return AlphaProblems.of(this);
  }

  @Override
  public DriverDeployment with(DriverStatus status) {
    DriverDeployment other = new DriverDeployment();
    other.setMetadata(getMetadata());
    other.setSpec(getSpec());
    other.setStatus(status);
    return other;
  }
}
