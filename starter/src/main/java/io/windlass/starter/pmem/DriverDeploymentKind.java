package io.windlass.starter.pmem;

import io.windlass.starter.resource.RawResource;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import jakarta.inject.Singleton;

/** The kind {@code Deployment} of v1alpha1, which names its driver in the spec. */
@Singleton
public final class DriverDeploymentKind extends DriverKind {

  private static final String DRIVER_NAME = "pmem-csi.intel.com";

  public DriverDeploymentKind() {
    super(definition(DriverDeployment.VERSION, DriverDeployment.KIND, "deployments"));
  }

  @Override
  String driverName(RawResource resource) {
    return text(resource, "driverName")
        .or(() -> resource.annotation(DriverDeployment.DRIVER_NAME))
        .orElse(DRIVER_NAME);
  }
}
