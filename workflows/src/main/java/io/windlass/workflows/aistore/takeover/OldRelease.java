package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.windlass.workflows.aistore.autoscale.HostRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything of an old release, as it was found.
 *
 * @param name Helm's name of it
 * @param daemons has those of targets and electable proxies, and those of other proxies if any
 * @param hosts all Kubernetes nodes
 * @param pods those of the DaemonSets
 * @param objects everything else that belongs to it
 * @param answer what the cluster says itself
 * @param surroundings what else is there
 */
public record OldRelease(
    String namespace,
    String name,
    List<OldDaemons> daemons,
    List<OldHost> hosts,
    List<Pod> pods,
    List<HasMetadata> objects,
    OldAnswer answer,
    Surroundings surroundings) {

  /**
   * What else is there.
   *
   * @param names kind and name of objects in the namespace, {@code Service demo-proxy}
   * @param releases namespace and name of the chart's other releases, in any namespace
   */
  public record Surroundings(Set<String> names, List<String> releases) {}

  OldDaemons of(OldRole role) {
    return find(role)
        .orElseThrow(() -> new IllegalArgumentException("no DaemonSet " + role.component()));
  }

  Optional<OldDaemons> find(OldRole role) {
    return daemons.stream().filter(one -> one.role() == role).findFirst();
  }

  OldDaemons targets() {
    return of(OldRole.TARGET);
  }

  OldDaemons proxies() {
    return of(OldRole.PROXY);
  }

  /** The chart's full name, of which the names of its objects are made. */
  String fullName() {
    return fullName(targets().name());
  }

  /** The same, by the name of the DaemonSet of targets. */
  public static String fullName(String targets) {
    return targets.replaceFirst("-target$", "");
  }

  /** Whether it is of the chart before its rework of 2020-04-27. */
  boolean older() {
    return targets().older();
  }

  /** The hosts with the labels that a DaemonSet asks for, by name. */
  List<OldHost> hosts(OldDaemons of) {
    return hosts.stream()
        .filter(host -> HostRules.has(host.object(), of.selector()))
        .sorted(Comparator.comparing(OldHost::name))
        .toList();
  }

  /** The pod of that role on a host. */
  Optional<Pod> pod(OldRole role, OldHost host) {
    return pods.stream()
        .filter(pod -> host.name().equals(pod.getSpec().getNodeName()))
        .filter(
            pod ->
                role.component()
                    .equals(pod.getMetadata().getLabels().getOrDefault("component", "")))
        .findFirst();
  }

  Optional<ConfigMap> configMap(String wanted) {
    return find(ConfigMap.class, wanted);
  }

  Optional<Service> service(String wanted) {
    return find(Service.class, wanted);
  }

  private <T extends HasMetadata> Optional<T> find(Class<T> kind, String wanted) {
    return objects.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(object -> object.getMetadata().getName().equals(wanted))
        .findFirst();
  }

  /** By which clients outside find it. */
  Optional<Service> gateway() {
    return service(fullName() + "-gw");
  }

  /** By which clients inside, and its own nodes, find it. */
  Optional<Service> discovery() {
    return service(fullName() + "-proxy");
  }
}
