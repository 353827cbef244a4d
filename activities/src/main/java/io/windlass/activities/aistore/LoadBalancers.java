package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The load balancers of a cluster that exist, and those that nobody needs any more.
 *
 * <ol>
 *   <li>Only ours count: see {@link Ownership}.
 *   <li>What the spec wants stays.
 *   <li>While targets have load balancers, that of a target stays for as long as its StatefulSet
 *       asks for the pod, though the spec wants fewer: a node keeps its address until it is out.
 * </ol>
 */
record LoadBalancers(ServerSide objects, DesiredObjects desired) {

  /** Those that may be deleted. */
  List<Service> left(AIStore aistore) {
    return left(aistore, services(aistore));
  }

  /**
   * Those of some that may be deleted.
   *
   * @param present as {@link #services} finds them
   */
  List<Service> left(AIStore aistore, List<Service> present) {
    Set<String> wanted =
        wanted(aistore).stream()
            .map(service -> service.getMetadata().getName())
            .collect(Collectors.toSet());
    List<Service> left =
        balancers(aistore, present)
            .filter(service -> !wanted.contains(service.getMetadata().getName()))
            .toList();
    return left.isEmpty() || !desired.balancesTargets(aistore) ? left : withoutNode(aistore, left);
  }

  /** What the spec wants. */
  List<HasMetadata> wanted(AIStore aistore) {
    return desired.foundation(aistore).stream().filter(LoadBalancer::is).toList();
  }

  /** All that there are. */
  List<Service> all(AIStore aistore) {
    return balancers(aistore, services(aistore)).toList();
  }

  /** All Services with the labels of the cluster, whosever they are. */
  List<Service> services(AIStore aistore) {
    Names names = Names.of(aistore);
    return objects.labelled(Service.class, names.namespace(), Labels.cluster(names.cluster()));
  }

  private static Stream<Service> balancers(AIStore aistore, List<Service> present) {
    Ownership ownership = new Ownership(aistore);
    return present.stream().filter(LoadBalancer::is).filter(ownership::ours);
  }

  private List<Service> withoutNode(AIStore aistore, List<Service> left) {
    Names names = Names.of(aistore);
    int replicas = replicas(names);
    return left.stream()
        .filter(
            service -> {
              OptionalInt ordinal = LoadBalancer.target(names, service);
              return ordinal.isEmpty() || ordinal.getAsInt() >= replicas;
            })
        .toList();
  }

  private int replicas(Names names) {
    StatefulSet named =
        new StatefulSetBuilder()
            .withNewMetadata()
            .withNamespace(names.namespace())
            .withName(names.daemon(DaemonRole.TARGET))
            .endMetadata()
            .build();
    return objects.live(named).map(live -> live.getSpec().getReplicas()).orElse(0);
  }
}
