package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A driver as {@code PmemCSIDeployment} of v1beta1 describes it. Its name is that of the driver.
 */
@JsonClassDescription("A PMEM-CSI driver on the nodes of the cluster with persistent memory.")
@JsonDeserialize(using = JsonDeserializer.None.class)
@Group(PmemResource.API_GROUP)
@Version(PmemCSIDeployment.VERSION)
@Kind(PmemCSIDeployment.KIND)
@Singular("pmemcsideployment")
@Plural("pmemcsideployments")
@ShortNames("pcd")
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
public final class PmemCSIDeployment extends CustomResource<PmemCSIDeploymentSpec, DriverStatus>
    implements PmemResource {
  public static final String KIND = "PmemCSIDeployment";
  public static final String VERSION = "v1beta1";

  private static final long serialVersionUID = 1L;

  @Override
  protected PmemCSIDeploymentSpec initSpec() {
    return PmemCSIDeploymentSpec.EMPTY;
  }

  @Override
  protected DriverStatus initStatus() {
    return DriverStatus.EMPTY;
  }

  /** The specification; {@link PmemCSIDeploymentSpec#EMPTY} when the object has none. */
  @Override
  public PmemCSIDeploymentSpec getSpec() {
    return super.getSpec();
  }

  @Override
  public DriverStatus getStatus() {
    return super.getStatus();
  }

  @Override
  public void setSpec(@Nullable PmemCSIDeploymentSpec spec) {
    super.setSpec(spec == null ? PmemCSIDeploymentSpec.EMPTY : spec);
  }

  @Override
  public void setStatus(@Nullable DriverStatus status) {
    super.setStatus(status == null ? DriverStatus.EMPTY : status);
  }

  @Override
  public DriverSpec driver(Platform platform) {
    return getSpec().driver(getMetadata().getName(), platform);
  }

  @Override
  public List<SpecProblem> problems() {
    return BetaProblems.of(this);
  }

  @Override
  public PmemCSIDeployment with(DriverStatus status) {
    PmemCSIDeployment other = new PmemCSIDeployment();
    other.setMetadata(getMetadata());
    other.setSpec(getSpec());
    other.setStatus(status);
    return other;
  }
}
