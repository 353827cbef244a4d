package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that has to be known of an old release after it is stopped. Kept in Kubernetes before
 * that: cluster map and bucket list can't be asked for later, and modern AIStore can't read them.
 *
 * @param daemonSets in the order in which they are stopped: targets, then who can't become primary
 * @param hosts those with targets, by name
 * @param disks directories of each such host
 * @param buckets of the old cluster
 * @param gateway by which clients outside find it; empty if there is none
 * @param services that lead to the new proxies in the end
 * @param port of the new proxies
 * @param rebalance whether the old cluster rebalanced by itself
 * @param resource YAML of the new {@code AIStore}
 */
public record TakeOverFacts(
    List<OldSet> daemonSets,
    List<Host> hosts,
    List<String> disks,
    List<Bucket> buckets,
    String gateway,
    List<String> services,
    int port,
    boolean rebalance,
    String resource) {

  public TakeOverFacts {
    daemonSets = List.copyOf(daemonSets);
    hosts = List.copyOf(hosts);
    disks = List.copyOf(disks);
    buckets = List.copyOf(buckets);
    services = List.copyOf(services);
  }

  /**
   * A DaemonSet of the chart.
   *
   * @param component the value of that label of its pods
   */
  public record OldSet(String name, String component) {}

  /**
   * A host with a target.
   *
   * @param id of the target
   */
  public record Host(String name, String id) {}

  /**
   * A bucket to be made anew.
   *
   * @param namespace of AIStore, with its mark; empty for the usual one
   * @param directory where its objects are, below a mount path
   * @param properties names with dots, and their values
   */
  public record Bucket(
      String namespace, String name, String directory, Map<String, String> properties) {

    public Bucket {
      properties = Map.copyOf(properties);
    }
  }

  /** What of a release is kept; the plan of it has no blocking finding. */
  public static TakeOverFacts of(OldRelease release, TakeOverPlan plan) {
    return new TakeOverFacts(
        Stream.of(OldRole.TARGET, OldRole.NON_ELECTABLE, OldRole.PROXY)
            .flatMap(role -> release.find(role).stream())
            .map(set -> new OldSet(set.name(), set.role().component()))
            .toList(),
        Identity.of(release).stream()
            .map(identity -> new Host(identity.host().name(), identity.id()))
            .toList(),
        List.copyOf(release.targets().dataDirectories().values()),
        release.answer().buckets().stream()
            .filter(OldBucket::recreatable)
            .map(TakeOverFacts::bucket)
            .toList(),
        release.gateway().map(TakeOverFacts::name).orElse(""),
        Stream.of(release.gateway(), release.discovery())
            .flatMap(Optional::stream)
            .map(TakeOverFacts::name)
            .toList(),
        release.proxies().port(),
        ConfigurationSettings.rebalance(release),
        plan.resource());
  }

  private static Bucket bucket(OldBucket old) {
    return new Bucket(old.space(), old.name(), old.directory(), old.properties());
  }

  private static String name(Service service) {
    return service.getMetadata().getName();
  }

  /** The names of the hosts. */
  @JsonIgnore
  public List<String> hostNames() {
    return hosts.stream().map(Host::name).toList();
  }
}
