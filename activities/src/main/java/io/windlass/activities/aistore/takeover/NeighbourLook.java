package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.takeover.NewObjects;
import io.windlass.workflows.aistore.takeover.NewObjects.Named;
import io.windlass.workflows.aistore.takeover.OldRelease.Surroundings;
import io.windlass.workflows.aistore.takeover.OldRole;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What else is there: objects with names of the new cluster, and other releases of the chart. */
record NeighbourLook(KubernetesClient kubernetes) {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "AIStore", AIStore.class,
          "ConfigMap", ConfigMap.class,
          "Deployment", Deployment.class,
          "Role", Role.class,
          "RoleBinding", RoleBinding.class,
          "Service", Service.class,
          "ServiceAccount", ServiceAccount.class,
          "StatefulSet", StatefulSet.class);

  Surroundings around(TakeOverRequest request) {
    Set<String> taken =
        NewObjects.of(request).stream()
            .filter(wanted -> exists(wanted, request.namespace()))
            .map(Named::title)
            .collect(Collectors.toSet());
    return new Surroundings(taken, releases(request));
  }

  private boolean exists(Named wanted, String namespace) {
    Class<? extends HasMetadata> kind = KINDS.get(wanted.kind());
    return kind != null
        && kubernetes.resources(kind).inNamespace(namespace).withName(wanted.name()).get() != null;
  }

  private List<String> releases(TakeOverRequest request) {
    String own = "%s/%s".formatted(request.namespace(), request.release());
    return kubernetes
        .apps()
        .daemonSets()
        .inAnyNamespace()
        .withLabels(Map.of("app", "ais", "component", OldRole.TARGET.component()))
        .list()
        .getItems()
        .stream()
        .map(
            object ->
                "%s/%s"
                    .formatted(
                        object.getMetadata().getNamespace(),
                        ReleaseInventory.label(object, "release")))
        .filter(other -> !other.equals(own))
        .map("release "::concat)
        .sorted()
        .toList();
  }
}
