package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.activities.kubernetes.Owner;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverContext.Started;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.resource.KubernetesVersion;
import io.windlass.workflows.pmem.resource.Platform;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Optional;

/** What a driver consists of, as its resource wants it on this installation. */
record DesiredDriver(ServerVersion server, PmemSettings settings) {

  static final KubernetesVersion UNKNOWN = new KubernetesVersion(1, 0);

  /** On what the defaults of drivers depend. */
  Platform platform() {
    return new Platform(
        KubernetesVersion.of(server.version()).orElse(UNKNOWN), settings.driverImage());
  }

  /**
   * From what its objects are made.
   *
   * @param material that both sides hold
   * @param live the DaemonSet, which tells the last restart of its pods
   */
  DriverContext context(PmemResource resource, DriverMaterial material, Optional<DaemonSet> live) {
    return new DriverContext(
        Owner.of(resource),
        settings.namespace(),
        resource.driver(platform()),
        new Started(material.words(), restart(resource, live)));
  }

  /** A request that is taken away again was carried out all the same. */
  private static Optional<String> restart(PmemResource resource, Optional<DaemonSet> live) {
    return Optional.of(PmemAnnotations.value(resource, Request.RESTART.annotation()))
        .filter(request -> !request.isBlank())
        .or(() -> live.map(DesiredDriver::templateRestart).filter(request -> !request.isBlank()));
  }

  private static String templateRestart(DaemonSet live) {
    return Optional.ofNullable(live.getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Request.RESTART.annotation()))
        .orElse("");
  }
}
