package io.windlass.activities.aistore.preflight;

import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether ports of the host are free: {@code hostPort}, and on the network of the host every port
 * that a daemon listens on.
 *
 * <ol>
 *   <li>The scheduler never puts two pods on a host that say they take the same port. So a port
 *       that others say they take is a matter only when too few hosts are left.
 *   <li>It knows nothing of the other ports of a daemon on the network of its host. One of those
 *       that is taken on any host where a pod may go is a clash: whoever is put there crashes.
 *   <li>A cluster that was asked for earlier, and has no pods yet, takes what it can't do without:
 *       as many hosts as it does not find elsewhere.
 *   <li>Both roles of a cluster with one and the same port need hosts for all of them.
 * </ol>
 */
final class PortCheck implements Check {

  @Override
  public Stream<Finding> of(ClusterWanted cluster, Surroundings around) {
    Stream<Finding> clashes =
        cluster.roles().stream()
            .filter(role -> !role.ports().isEmpty() || !role.unseenPorts().isEmpty())
            .flatMap(role -> new OfRole(role, around).find().stream());
    return Stream.concat(clashes, between(cluster, around).stream());
  }

  /** The roles of one cluster in each other's way. */
  private static Optional<Finding> between(ClusterWanted cluster, Surroundings around) {
    RoleWanted one = cluster.roles().getFirst();
    RoleWanted other = cluster.roles().getLast();
    Set<Integer> both = common(one.ports(), other.ports());
    if (both.isEmpty()) {
      return Optional.empty();
    }
    Set<String> hosts = new HashSet<>(SuitableHosts.names(around, one));
    hosts.addAll(SuitableHosts.names(around, other));
    int needed = one.size() + other.size();
    return hosts.size() >= needed || hosts.size() < Math.max(one.size(), other.size())
        ? Optional.empty()
        : Optional.of(
            Finding.blocking(
                Reason.PORT_TAKEN,
                "%s (%s): %s has the same port, so that the %d pods need a node each, and %d match; give them different ports, or label more nodes"
                    .formatted(
                        one.field("hostPort"),
                        both,
                        other.field("hostPort"),
                        needed,
                        hosts.size())));
  }

  static Set<Integer> common(Collection<Integer> some, Collection<Integer> others) {
    Set<Integer> both = new TreeSet<>(some);
    both.retainAll(others);
    return both;
  }

  /** What is in the way of one role. */
  private record OfRole(RoleWanted role, Surroundings around) {

    Optional<Finding> find() {
      List<String> hosts = SuitableHosts.names(around, role);
      List<Occupant> there =
          around.occupants().stream().filter(one -> hosts.contains(one.host())).toList();
      List<Occupant> taking =
          there.stream().filter(one -> !common(role.ports(), one.ports()).isEmpty()).toList();
      Set<String> open = new HashSet<>(hosts);
      taking.forEach(one -> open.remove(one.host()));
      return unseen(there.stream().filter(one -> open.contains(one.host())).toList())
          .or(() -> unseenOfUnplaced(open))
          .or(() -> few(hosts, open, taking));
    }

    private Optional<Finding> unseen(List<Occupant> there) {
      return there.stream()
          .flatMap(one -> clash(one).stream().map(port -> crash(port, one.title())))
          .findFirst();
    }

    private Set<Integer> clash(Occupant other) {
      Set<Integer> theirs = new HashSet<>(other.ports());
      around.rivals().stream()
          .flatMap(
              rival ->
                  rival.roles().stream().filter(theirRole -> other.belongsTo(rival, theirRole)))
          .forEach(theirRole -> theirs.addAll(theirRole.unseenPorts()));
      return common(all(role), theirs);
    }

    private static Set<Integer> all(RoleWanted role) {
      Set<Integer> ports = new TreeSet<>(role.ports());
      ports.addAll(role.unseenPorts());
      return ports;
    }

    /** Where both say they take the same port, the scheduler keeps them apart. */
    private Optional<Finding> unseenOfUnplaced(Set<String> open) {
      return unplaced()
          .filter(theirs -> common(role.ports(), theirs.ports()).isEmpty())
          .filter(theirs -> meets(theirs, open))
          .flatMap(
              theirs ->
                  common(all(role), all(theirs)).stream().map(port -> crash(port, title(theirs))))
          .findFirst();
    }

    private boolean meets(RoleWanted theirs, Set<String> open) {
      return SuitableHosts.names(around, theirs).stream().anyMatch(open::contains);
    }

    /** Roles of other clusters that have no pod yet, or none any more. */
    private Stream<RoleWanted> unplaced() {
      return around.rivals().stream()
          .flatMap(
              rival ->
                  rival.roles().stream()
                      .filter(
                          theirs ->
                              around.occupants().stream()
                                  .noneMatch(pod -> pod.belongsTo(rival, theirs))));
    }

    private Optional<Finding> few(List<String> hosts, Set<String> open, List<Occupant> taking) {
      List<RoleWanted> awaited =
          unplaced()
              .filter(theirs -> !common(role.ports(), theirs.ports()).isEmpty())
              .filter(theirs -> takes(theirs, hosts) > 0)
              .toList();
      int left = open.size() - awaited.stream().mapToInt(one -> takes(one, hosts)).sum();
      if (hosts.size() < role.size() || left >= role.size()) {
        return Optional.empty();
      }
      List<String> who = new ArrayList<>(taking.stream().map(Occupant::title).toList());
      awaited.forEach(one -> who.add(title(one)));
      return Optional.of(
          Finding.blocking(
              Reason.PORT_TAKEN,
              "%s (%s): of %d Kubernetes nodes that match, %d have the port free, and %d are needed: taken by %s; choose another port or other nodes"
                  .formatted(
                      role.field(portField()),
                      role.ports(),
                      hosts.size(),
                      Math.max(0, left),
                      role.size(),
                      some(who))));
    }

    /** On how many of our hosts it has to be, for want of others. */
    private int takes(RoleWanted theirs, List<String> hosts) {
      List<String> others = SuitableHosts.names(around, theirs);
      long elsewhere = others.stream().filter(host -> !hosts.contains(host)).count();
      int here = others.size() - (int) elsewhere;
      return Math.clamp(theirs.size() - elsewhere, 0, here);
    }

    private Finding crash(int port, String who) {
      return Finding.blocking(
          Reason.PORT_TAKEN,
          "%s: port %d is taken by %s, and a %s that is put there would crash; choose other ports, or nodes by %s"
              .formatted(
                  role.field("hostNetwork"),
                  port,
                  who,
                  role.role().word(),
                  role.field("nodeSelector")));
    }

    private String portField() {
      return role.onHostNetwork() ? "servicePort" : "hostPort";
    }

    private static String title(RoleWanted theirs) {
      return "AIStore %s/%s"
          .formatted(
              theirs.aistore().getMetadata().getNamespace(),
              theirs.aistore().getMetadata().getName());
    }

    private static String some(List<String> who) {
      int told = 3;
      String list = String.join(", ", who.stream().distinct().limit(told).toList());
      return who.size() > told ? list + " and others" : list;
    }
  }
}
