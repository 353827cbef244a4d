package io.windlass.starter.pmem;

import io.windlass.starter.resource.RawResource;
import io.windlass.workflows.pmem.resource.PmemCSIDeployment;
import jakarta.inject.Singleton;

/** The kind {@code PmemCSIDeployment} of v1beta1, which has the name of its driver. */
@Singleton
public final class PmemCSIDeploymentKind extends DriverKind {

  public PmemCSIDeploymentKind() {
    super(definition(PmemCSIDeployment.VERSION, PmemCSIDeployment.KIND, "pmemcsideployments"));
  }

  @Override
  String driverName(RawResource resource) {
    return resource.reference().name();
  }
}
