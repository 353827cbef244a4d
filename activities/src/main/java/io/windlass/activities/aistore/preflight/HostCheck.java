package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Node;
import io.windlass.workflows.lifecycle.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether there are nodes of Kubernetes for all pods, and room on them.
 *
 * <ol>
 *   <li>Where no two pods of a role may share one, each needs one of its own.
 *   <li>What others use of them is found out only where a pod asks for much: more than an eighth of
 *       what one has. Otherwise it is a matter of chance, and told by pods that wait.
 *   <li>A size that follows the nodes has as many as there are.
 * </ol>
 */
final class HostCheck implements Check {

  private static final int MANY = 8;

  @Override
  public Stream<Finding> of(ClusterWanted cluster, Surroundings around) {
    return cluster.roles().stream()
        .filter(role -> !role.followsHosts())
        .flatMap(
            role ->
                SuitableHosts.of(around, role).stream()
                    .flatMap(
                        hosts -> few(role, hosts).or(() -> narrow(role, hosts, around)).stream()));
  }

  private static Optional<Finding> few(RoleWanted role, List<Node> hosts) {
    int needed = role.needsHostsOfItsOwn() ? role.size() : Math.min(1, role.size());
    return hosts.size() >= needed
        ? Optional.empty()
        : Optional.of(
            advice(
                "%s: %d Kubernetes nodes that match take pods, and %d are needed%s; label more, correct tolerations and affinity, or let them be made on demand"
                    .formatted(
                        role.selector(),
                        hosts.size(),
                        needed,
                        role.needsHostsOfItsOwn()
                            ? " (one for each %s)".formatted(role.role().word())
                            : "")));
  }

  private static Optional<Finding> narrow(RoleWanted role, List<Node> hosts, Surroundings around) {
    Room asked = Room.requestedBy(role.pod());
    boolean small = hosts.stream().allMatch(host -> Room.of(host).fits(asked) >= MANY);
    int places = small ? role.size() : places(role, asked, hosts, around);
    return places >= role.size()
        ? Optional.empty()
        : Optional.of(
            advice(
                "%s (%s): the %d Kubernetes nodes that match have room for %d of %d %ss; ask for less, free some, or let more be made on demand"
                    .formatted(
                        role.field("resources"),
                        asked.words(),
                        hosts.size(),
                        places,
                        role.size(),
                        role.role().word())));
  }

  private static int places(RoleWanted role, Room asked, List<Node> hosts, Surroundings around) {
    Map<String, Room> used = new HashMap<>();
    around.occupants().forEach(one -> used.merge(one.host(), one.requests(), Room::plus));
    Function<Node, Integer> free =
        host ->
            Room.of(host)
                .without(used.getOrDefault(host.getMetadata().getName(), Room.NONE))
                .fits(asked);
    return hosts.stream().mapToInt(host -> Math.clamp(free.apply(host), 0, mostOnOne(role))).sum();
  }

  private static int mostOnOne(RoleWanted role) {
    return role.needsHostsOfItsOwn() ? 1 : role.size();
  }

  private static Finding advice(String message) {
    return Finding.advice(Reason.POD_UNSCHEDULABLE, message);
  }
}
