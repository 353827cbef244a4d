package io.windlass.workflows.aistore.drain;

import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Optional;

/**
 * Why a host can't be drained, now or ever.
 *
 * <ol>
 *   <li>There is no such host.
 *   <li>It takes pods: those that leave it would come straight back.
 *   <li>All targets that there are, or all proxies that serve, are on it: nobody could stand in.
 *   <li>The targets that stay are too few or too small.
 * </ol>
 */
final class DrainRefusal {

  private DrainRefusal() {}

  static Optional<Objection> of(ClusterObservation observation) {
    return observation.toEmpty().flatMap(host -> of(observation, host));
  }

  private static Optional<Objection> of(ClusterObservation observation, DrainedHost host) {
    return HostRefusal.of(host)
        .map(DrainRefusal::atField)
        .or(() -> targets(observation, host))
        .or(() -> proxies(observation, host));
  }

  private static Objection atField(Objection refusal) {
    String field = "metadata.annotations[%s]".formatted(Request.DRAIN.annotation());
    return new Objection(refusal.reason(), "%s: %s".formatted(field, refusal.message()));
  }

  /** Whoever is out already has left its data to others. */
  private static Optional<Objection> targets(ClusterObservation observation, DrainedHost host) {
    List<NodeObservation> leaving =
        observation.targets().nodes().stream()
            .filter(node -> observation.mustLeave(node) && !node.flagged())
            .toList();
    if (leaving.isEmpty()) {
      return Optional.empty();
    }
    boolean othersStay =
        observation.present().targets().nodes().stream()
            .anyMatch(node -> !observation.mustLeave(node));
    return othersStay
        ? observation.storage().flatMap(Storage::objection)
        : objection(
            Reason.TOO_FEW_TARGETS,
            "every target is on the Kubernetes node %s: nobody can take the data. Raise spec.targetSpec.size first, or shut the cluster down meanwhile (spec.shutdownCluster)"
                .formatted(host.name()));
  }

  private static Optional<Objection> proxies(ClusterObservation observation, DrainedHost host) {
    boolean leave = observation.proxies().nodes().stream().anyMatch(observation::mustLeave);
    return leave && observation.storage().isPresent() && successor(observation).isEmpty()
        ? objection(
            Reason.NOT_SUPPORTED,
            "no proxy serves that is not on the Kubernetes node %s: nobody would lead. Make another one serve, or raise spec.proxySpec.size"
                .formatted(host.name()))
        : Optional.empty();
  }

  /** One that can lead when those on the host are gone. */
  static Optional<NodeObservation> successor(ClusterObservation observation) {
    return observation.proxies().nodes().stream()
        .filter(node -> node.serving() && !observation.mustLeave(node))
        .findFirst();
  }

  private static Optional<Objection> objection(Reason reason, String message) {
    return Optional.of(new Objection(reason, message));
  }
}
