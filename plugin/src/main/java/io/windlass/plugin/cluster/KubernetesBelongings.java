package io.windlass.plugin.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.plugin.Problem;
import io.windlass.plugin.report.Belongings;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real API server, asked for what is near a resource.
 *
 * <ol>
 *   <li>What belongs to a resource is looked for in its namespace.
 *   <li>Of one that is in none, wherever the workloads are that it owns.
 * </ol>
 */
public final class KubernetesBelongings implements Belongings {

  private static final List<Kind> WORKLOADS =
      List.of(
          Api.builtIn("apps", "v1", "StatefulSet", "statefulsets"),
          Api.builtIn("apps", "v1", "DaemonSet", "daemonsets"));

  /** Made by operations, or by what they make. Secrets are left out on purpose. */
  private static final List<Kind> KINDS =
      Stream.concat(
              WORKLOADS.stream(),
              Stream.of(
                  Api.builtIn("apps", "v1", "Deployment", "deployments"),
                  Api.builtIn("batch", "v1", "Job", "jobs"),
                  Api.builtIn("", "v1", "Pod", "pods"),
                  Api.builtIn("", "v1", "Service", "services"),
                  Api.builtIn("", "v1", "ConfigMap", "configmaps"),
                  Api.builtIn("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
                  Api.builtIn("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets"),
                  Api.builtIn("cert-manager.io", "v1", "Certificate", "certificates")))
          .toList();

  private static final Kind EVENTS = Api.builtIn("", "v1", "Event", "events");

  private final Api api;

  public KubernetesBelongings(KubernetesClient client) {
    this.api = new Api(client);
  }

  @Override
  public List<Objects> near(Resource resource) {
    Set<String> namespaces = namespaces(resource);
    return KINDS.stream().map(kind -> near(kind, namespaces)).toList();
  }

  private Objects near(Kind kind, Set<String> namespaces) {
    try {
      return new Objects(kind.plural(), list(kind, namespaces), "");
    } catch (Problem refused) {
      return new Objects(kind.plural(), List.of(), refused.sentence());
    }
  }

  @Override
  public List<Happening> events(Resource resource) {
    return Stream.concat(
            new KubernetesCluster(api.client()).events(resource).stream(),
            ofNamespaces(namespaces(resource)))
        .distinct()
        .sorted(Comparator.comparing(Happening::at))
        .toList();
  }

  private Stream<Happening> ofNamespaces(Set<String> namespaces) {
    try {
      return list(EVENTS, namespaces).stream().map(Happening::of);
    } catch (Problem refused) {
      return Stream.of();
    }
  }

  private Set<String> namespaces(Resource resource) {
    return resource.kind().namespaced()
        ? Set.of(resource.namespace())
        : WORKLOADS.stream()
            .flatMap(this::everywhere)
            .filter(workload -> ownedBy(resource, workload))
            .map(workload -> workload.child("metadata").text("namespace"))
            .collect(Collectors.toSet());
  }

  private Stream<Fields> everywhere(Kind kind) {
    try {
      return list(kind, Optional.empty()).stream();
    } catch (Problem refused) {
      return Stream.of();
    }
  }

  private static boolean ownedBy(Resource resource, Fields workload) {
    return workload.child("metadata").children("ownerReferences").stream()
        .anyMatch(owner -> owner.text("uid").equals(resource.uid()));
  }

  private List<Fields> list(Kind kind, Set<String> namespaces) {
    return namespaces.stream()
        .map(namespace -> list(kind, Optional.of(namespace)))
        .flatMap(List::stream)
        .toList();
  }

  private List<Fields> list(Kind kind, Optional<String> namespace) {
    return Api.call(
        () ->
            namespace
                .map(name -> api.of(kind).inNamespace(name).list())
                .orElseGet(() -> api.of(kind).inAnyNamespace().list())
                .getItems()
                .stream()
                .map(api::fields)
                .toList());
  }
}
