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

/** The real API server, asked for what is near a resource. */
public final class KubernetesBelongings implements Belongings {

  /** Made by operations, or by what they make. Secrets are left out on purpose. */
  private static final List<Kind> KINDS =
      List.of(
          Api.builtIn("apps", "v1", "StatefulSet", "statefulsets"),
          Api.builtIn("apps", "v1", "DaemonSet", "daemonsets"),
          Api.builtIn("apps", "v1", "Deployment", "deployments"),
          Api.builtIn("batch", "v1", "Job", "jobs"),
          Api.builtIn("", "v1", "Pod", "pods"),
          Api.builtIn("", "v1", "Service", "services"),
          Api.builtIn("", "v1", "ConfigMap", "configmaps"),
          Api.builtIn("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
          Api.builtIn("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets"));

  private static final Kind EVENTS = Api.builtIn("", "v1", "Event", "events");

  private final Api api;

  public KubernetesBelongings(KubernetesClient client) {
    this.api = new Api(client);
  }

  @Override
  public List<Objects> near(Resource resource) {
    return KINDS.stream().map(kind -> near(kind, resource.namespace())).toList();
  }

  private Objects near(Kind kind, String namespace) {
    try {
      return new Objects(kind.plural(), list(kind, namespace), "");
    } catch (Problem refused) {
      return new Objects(kind.plural(), List.of(), refused.sentence());
    }
  }

  @Override
  public List<Happening> events(Resource resource) {
    try {
      return list(EVENTS, resource.namespace()).stream()
          .map(Happening::of)
          .sorted(Comparator.comparing(Happening::at))
          .toList();
    } catch (Problem refused) {
      return List.of();
    }
  }

  private List<Fields> list(Kind kind, String namespace) {
    return Api.call(
        () ->
            api.of(kind).inNamespace(namespace).list().getItems().stream()
                .map(api::fields)
                .toList());
  }
}
