package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Ports;

/**
 * The headless service of one role. It gives every pod its DNS name, also before it is ready:
 * daemons find each other while the cluster is being founded.
 */
public final class HeadlessService {
  private HeadlessService() {}

  public static Service of(ClusterContext context, DaemonRole role) {
    var names = context.names();
    var daemon = context.spec().daemon(role);
    var metadata =
        OwnedMetadata.of(context, names.daemon(role), Labels.service(names.cluster(), role));
    return new ServiceBuilder()
        .withMetadata(
            new ObjectMetaBuilder(metadata)
                .addToAnnotations("prometheus.io/scrape", "true")
                .build())
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withPorts(
            port("pub", daemon.servicePort()),
            port("control", daemon.portIntraControl()),
            port("data", daemon.portIntraData()))
        .withSelector(Labels.selector(names.cluster(), role))
        .endSpec()
        .build();
  }

  private static ServicePort port(String name, IntOrString port) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withPort(Ports.number(port))
        .withTargetPort(new IntOrString(Ports.number(port)))
        .build();
  }
}
