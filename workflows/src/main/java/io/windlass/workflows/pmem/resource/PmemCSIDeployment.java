package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.CompleteResource;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;

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
public final class PmemCSIDeployment extends CompleteResource<PmemCSIDeploymentSpec, DriverStatus>
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
    return copy(new PmemCSIDeployment(), status);
  }
}
