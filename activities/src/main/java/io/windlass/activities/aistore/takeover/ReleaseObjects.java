package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.workflows.aistore.takeover.OldDaemons;
import io.windlass.workflows.aistore.takeover.OldRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything of a release beside its DaemonSets. Services, hooks and their Jobs have its label;
 * accounts, roles, ConfigMaps, claims and volumes are found by the names that the chart gives them,
 * which are not made of the release's.
 */
record ReleaseObjects(KubernetesClient kubernetes, String namespace, String release) {

  private static final String RELEASE = "release";

  private static final List<String> DATA_SOURCES =
      List.of("ais-grafana-graphite-datasource", "ais-grafana-prometheus-datasource");

  private static final List<String> CLAIMS =
      List.of("graphite-pvc", "grafana-pvc", "ais-graphite-pvc", "ais-grafana-pvc");

  List<HasMetadata> of(String fullName, List<OldDaemons> daemons) {
    return Stream.of(
            labelled(Service.class),
            // the only Service of the chart without labels
            named(Service.class, Stream.of(fullName + "-gw")),
            labelled(DaemonSet.class).filter(ReleaseObjects::isHook),
            labelled(Job.class),
            named(ConfigMap.class, configMaps(daemons)),
            named(ServiceAccount.class, Stream.of("ais-sa")),
            named(Role.class, Stream.of("ais-r")),
            named(RoleBinding.class, Stream.of("ais-rb")),
            named(PersistentVolumeClaim.class, CLAIMS.stream()),
            common(fullName))
        .flatMap(found -> found)
        .map(HasMetadata.class::cast)
        .toList();
  }

  /** What belongs to no namespace. */
  private Stream<? extends HasMetadata> common(String fullName) {
    return Stream.of(
            everywhere(ClusterRole.class, "ais-cr"),
            everywhere(ClusterRoleBinding.class, "ais-crb"),
            everywhere(StorageClass.class, "local-storage"),
            everywhere(PersistentVolume.class, fullName + "-graphite-pv"),
            everywhere(PersistentVolume.class, fullName + "-grafana-pv"))
        .flatMap(Optional::stream);
  }

  private static Stream<String> configMaps(List<OldDaemons> daemons) {
    return Stream.concat(
            daemons.stream().flatMap(one -> one.configMaps().stream()), DATA_SOURCES.stream())
        .distinct();
  }

  private static boolean isHook(HasMetadata object) {
    return OldRole.of(ReleaseInventory.label(object, "component")).isEmpty();
  }

  private <T extends HasMetadata> Stream<T> labelled(Class<T> kind) {
    return kubernetes
        .resources(kind)
        .inNamespace(namespace)
        .withLabel(RELEASE, release)
        .list()
        .getItems()
        .stream();
  }

  private <T extends HasMetadata> Stream<T> named(Class<T> kind, Stream<String> names) {
    return names.flatMap(
        name ->
            Optional.ofNullable(
                kubernetes.resources(kind).inNamespace(namespace).withName(name).get())
                .stream());
  }

  private <T extends HasMetadata> Optional<T> everywhere(Class<T> kind, String name) {
    return Optional.ofNullable(kubernetes.resources(kind).withName(name).get());
  }
}
