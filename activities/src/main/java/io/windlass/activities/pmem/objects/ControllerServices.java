package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The Services of the controller: where nodes register, and where it tells its metrics. */
public final class ControllerServices {

  private ControllerServices() {}

  public static Service registry(DriverContext context) {
    return service(
        context,
        OwnedMetadata.namespaced(context, context.names().controller()),
        "ClusterIP",
        DriverPorts.REGISTRY);
  }

  /** Also reached from outside, as release 0.7.0 of the driver's operator has it. */
  public static Service metrics(DriverContext context) {
    return service(
        context,
        OwnedMetadata.namespaced(context, context.names().metrics()),
        "NodePort",
        DriverPorts.METRICS);
  }

  /** Of the scheduler extender: releases that have one make it, also where none serves. */
  static Service scheduler(DriverContext context) {
    return service(
        context,
        OwnedMetadata.namespaced(context, context.names().scheduler()),
        "ClusterIP",
        new Ports(443, DriverPorts.SCHEDULER));
  }

  /**
   * Where a Service is reached.
   *
   * @param own of the Service
   * @param target of the pods
   */
  private record Ports(int own, int target) {}

  private static Service service(
      DriverContext context, ObjectMeta metadata, String type, int port) {
    return service(context, metadata, type, new Ports(port, port));
  }

  private static Service service(
      DriverContext context, ObjectMeta metadata, String type, Ports ports) {
    return new ServiceBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withType(type)
        .addNewPort()
        .withProtocol("TCP")
        .withPort(ports.own())
        .withTargetPort(new IntOrString(ports.target()))
        .endPort()
        .withSelector(DriverLabels.selector(context, Side.CONTROLLER))
        .endSpec()
        .build();
  }
}
