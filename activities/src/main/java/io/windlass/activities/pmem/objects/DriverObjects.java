package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All objects of a driver but Secrets, whose contents nobody but their keeper sees. Which there are
 * depends on the layout, and somewhat on the release.
 */
public final class DriverObjects {

  private DriverObjects() {}

  /** What pods need before they start; none of it starts or changes one. */
  public static List<HasMetadata> foundation(DriverContext context) {
    return switch (context.spec().layout()) {
      case REGISTRY ->
          Stream.concat(
                  provisioner(context).stream(),
                  Stream.of(
                      ControllerServices.registry(context), ControllerServices.metrics(context)))
              .toList();
      case DISTRIBUTED -> distributed(context);
    };
  }

  private static List<HasMetadata> provisioner(DriverContext context) {
    return List.of(
        DriverObject.of(context),
        ProvisionerRights.account(context),
        ProvisionerRights.role(context),
        ProvisionerRights.roleBinding(context),
        ProvisionerRights.clusterRole(context),
        ProvisionerRights.clusterRoleBinding(context));
  }

  private static List<HasMetadata> distributed(DriverContext context) {
    List<HasMetadata> objects = new ArrayList<>(provisioner(context));
    objects.addAll(
        List.of(
            RescheduleRights.account(context),
            RescheduleRights.role(context),
            RescheduleRights.roleBinding(context),
            RescheduleRights.clusterRole(context),
            RescheduleRights.clusterRoleBinding(context)));
    if (context.line().since(DriverLine.V1_0)) {
      objects.add(RescheduleRights.openShift(context));
    } else {
      objects.add(ControllerServices.registry(context));
      objects.add(ControllerServices.metrics(context));
    }
    if (!context.line().since(DriverLine.V1_1)) {
      objects.add(ControllerServices.scheduler(context));
    }
    return objects;
  }

  /** What runs the controller: a Deployment since 1.0. */
  public static HasMetadata controller(DriverContext context) {
    return switch (context.line()) {
      case V0_7, V0_8 -> ControllerStatefulSet.of(context);
      case V0_9 -> DistributedController.statefulSet(context);
      case V1_0, V1_1 -> DistributedController.deployment(context);
    };
  }

  /** What runs pods. */
  public static List<HasMetadata> workloads(DriverContext context) {
    return List.of(controller(context), NodeDaemonSet.of(context));
  }

  /**
   * What releases in the layout without a registry make and this one does not: Services and
   * controller of another release, and the DaemonSet that converts raw namespaces wherever a node
   * has a label. Windlass converts node by node. Only kinds and names count.
   */
  public static List<HasMetadata> obsolete(DriverContext context) {
    List<HasMetadata> others = new ArrayList<>();
    if (context.line().since(DriverLine.V1_1)) {
      others.add(ControllerServices.scheduler(context));
    }
    if (context.line().since(DriverLine.V1_0)) {
      others.add(ControllerServices.registry(context));
      others.add(ControllerServices.metrics(context));
    }
    if (context.line().since(DriverLine.V0_9)) {
      others.add(nodeSetup(context));
    }
    return others;
  }

  /** What runs the controller in another release of the same layout; empty in the oldest one. */
  public static List<HasMetadata> obsoleteController(DriverContext context) {
    return switch (context.line()) {
      case V0_7, V0_8 -> List.of();
      case V0_9 -> List.of(deployment(context));
      case V1_0, V1_1 -> List.of(statefulSet(context));
    };
  }

  /**
   * Whatever may be there of a driver beside Secrets and the DaemonSet, in either layout, for a
   * resource that goes: its image may be another by then. Only kinds and names count.
   */
  public static List<HasMetadata> everything(DriverContext context) {
    List<HasMetadata> all = new ArrayList<>(provisioner(context));
    all.addAll(distributed(context));
    all.addAll(List.of(RescheduleRights.openShift(context), nodeSetup(context)));
    all.addAll(services(context));
    return all.stream().distinct().toList();
  }

  private static List<Service> services(DriverContext context) {
    return List.of(
        ControllerServices.registry(context),
        ControllerServices.metrics(context),
        ControllerServices.scheduler(context));
  }

  /** What may run the controller, in either layout. */
  public static List<HasMetadata> controllers(DriverContext context) {
    return List.of(statefulSet(context), deployment(context));
  }

  private static DaemonSet nodeSetup(DriverContext context) {
    return new DaemonSetBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().nodeSetup()))
        .build();
  }

  private static StatefulSet statefulSet(DriverContext context) {
    return new StatefulSetBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().controller()))
        .build();
  }

  private static Deployment deployment(DriverContext context) {
    return new DeploymentBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().controller()))
        .build();
  }
}
