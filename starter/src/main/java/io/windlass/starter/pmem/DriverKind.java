package io.windlass.starter.pmem;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.starter.resource.Hosts;
import io.windlass.starter.resource.KindTraits;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.StatusCount;
import io.windlass.starter.resource.WatchedObjects;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What both kinds of drivers have in common: they are in no namespace, and follow nodes. */
abstract class DriverKind implements ResourceKind {

  /** Windlass's own: the original operator had none, and lost drivers under their volumes. */
  private static final String FINALIZER = "pmem-csi.intel.com/windlass";

  /** Objects of a driver have the labels of its spec, and none by which they could be told. */
  private static final String WITHOUT_COMPONENT = "!app.kubernetes.io/component";

  /** Those of drivers without a registry have one, as objects of other systems. */
  private static final String COMPONENT = "app.kubernetes.io/component";

  private static final Set<WatchedObjects<?>> OWNED =
      Set.of(
          WatchedObjects.any(CSIDriver.class),
          WatchedObjects.any(ServiceAccount.class),
          WatchedObjects.any(Role.class),
          WatchedObjects.any(RoleBinding.class),
          WatchedObjects.any(ClusterRole.class),
          WatchedObjects.any(ClusterRoleBinding.class),
          WatchedObjects.any(DaemonSet.class),
          new WatchedObjects<>(Service.class, WITHOUT_COMPONENT),
          new WatchedObjects<>(StatefulSet.class, WITHOUT_COMPONENT),
          new WatchedObjects<>(StatefulSet.class, COMPONENT),
          new WatchedObjects<>(Deployment.class, COMPONENT));

  private static final Set<String> SERVING = Set.of("StatefulSet", "Deployment", "DaemonSet");

  private static final List<StatusCount> COUNTS =
      List.of(
          new StatusCount(
              "windlass.driver.node.findings",
              "What was found about nodes before they get a driver",
              "result",
              List.of("blocked", "advice"),
              resource -> words(resource.statusList("nodes", "checks"), "result")),
          new StatusCount(
              "windlass.driver.conversions",
              "Nodes whose raw namespaces are converted, or were",
              "stage",
              List.of("asked", "converting", "converted", "failed", "refused"),
              resource -> words(resource.statusList("conversions"), "state")));

  private static final Map<String, String> USUAL_NODES = Map.of("storage", "pmem");

  private final KindTraits traits;

  DriverKind(ResourceDefinitionContext definition) {
    this.traits = new KindTraits(definition, FINALIZER, OWNED, SERVING);
  }

  /** The name under which Kubernetes knows the driver. */
  abstract String driverName(RawResource resource);

  @Override
  public KindTraits traits() {
    return traits;
  }

  @Override
  public Set<ObjectName> expected(RawResource resource) {
    return new DriverParts(driverName(resource), names(resource))
        .of(text(resource, "image"), resource.annotation(DriverLayout.ANNOTATION));
  }

  @Override
  public boolean followsHosts(RawResource resource) {
    return true;
  }

  @Override
  public boolean followsStorage() {
    return true;
  }

  @Override
  public Set<String> hostNews(RawResource resource, Hosts hosts) {
    return new DriverNews(
            driverName(resource),
            names(resource).owner(),
            selector(resource),
            resource.deleting(),
            hosts)
        .words();
  }

  @Override
  public List<StatusCount> counts() {
    return COUNTS;
  }

  private static List<String> words(List<Map<String, Object>> told, String field) {
    return told.stream()
        .map(one -> String.valueOf(one.get(field)).toLowerCase(Locale.ROOT))
        .toList();
  }

  /** An empty one selects every node. */
  private static Map<String, String> selector(RawResource resource) {
    return resource.spec().get("nodeSelector") instanceof Map<?, ?> given
        ? given.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toString(), entry -> entry.getValue().toString()))
        : USUAL_NODES;
  }

  private static DriverNames names(RawResource resource) {
    return new DriverNames(resource.reference().name());
  }

  static ResourceDefinitionContext definition(String version, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("pmem-csi.intel.com")
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(false)
        .build();
  }

  /** A text of the spec. */
  static Optional<String> text(RawResource resource, String field) {
    return Optional.ofNullable(resource.spec().get(field))
        .map(Object::toString)
        .filter(text -> !text.isEmpty());
  }
}
