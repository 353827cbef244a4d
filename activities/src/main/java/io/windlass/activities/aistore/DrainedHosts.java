package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost.Access;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Drain;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the host that a person wants drained. A cluster without such a wish costs no call. */
record DrainedHosts(KubernetesClient kubernetes, AIStore aistore) {

  Optional<DrainedHost> look() {
    Map<String, String> annotations = aistore.getMetadata().getAnnotations();
    return Drain.pendingIn(annotations)
        .map(Drain::node)
        .map(name -> look(name, Drain.emptiedIn(annotations)));
  }

  private DrainedHost look(String name, boolean emptied) {
    return new DrainedHost(
        name, named(kubernetes, name).access(), emptied ? Set.of() : nodes(name));
  }

  /** The host of that name, whoever is on it. */
  static DrainedHost named(KubernetesClient kubernetes, String name) {
    Access access =
        Optional.ofNullable(kubernetes.nodes().withName(name).get())
            .map(node -> HostRules.cordoned(node) ? Access.CORDONED : Access.OPEN)
            .orElse(Access.MISSING);
    return new DrainedHost(name, access, Set.of());
  }

  /** Also those whose pod is ending: what runs there has not ended yet. */
  private Set<String> nodes(String host) {
    return RoleObjects.podsOfName(kubernetes, aistore).stream()
        .filter(pod -> PodReading.host(pod).filter(host::equals).isPresent())
        .map(pod -> pod.getMetadata().getName())
        .collect(Collectors.toSet());
  }
}
