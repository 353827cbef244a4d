package io.windlass.workflows.aistore.drain;

import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Optional;

/** Why a host can't be drained as it is, whoever is on it. */
public final class HostRefusal {

  private HostRefusal() {}

  /** The sentence begins behind the name of the field that asks for it; empty when it can be. */
  public static Optional<Objection> of(DrainedHost host) {
    return switch (host.access()) {
      case MISSING -> Optional.of(new Objection(Reason.INVALID_SPEC, missing(host.name())));
      case OPEN -> Optional.of(new Objection(Reason.NODE_NOT_CORDONED, open(host.name())));
      case CORDONED -> Optional.empty();
    };
  }

  private static String missing(String name) {
    return "there is no Kubernetes node %s. Write one of kubectl get nodes, or take the request back; what was on one that is lost has to be replaced"
        .formatted(name);
  }

  private static String open(String name) {
    return "the Kubernetes node %s takes pods, so that those of the cluster would come straight back. Cordon it (kubectl cordon %s), or take the request back"
        .formatted(name, name);
  }
}
