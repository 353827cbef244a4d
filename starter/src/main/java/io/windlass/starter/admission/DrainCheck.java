package io.windlass.starter.admission;

import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.drain.HostRefusal;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a Kubernetes node that is asked to be drained is there, and cordoned. Asked only when it
 * is asked for anew: how the node stands later is told by the conditions. What can't be found out
 * is in nobody's way.
 */
final class DrainCheck implements Check {

  private final Surroundings surroundings;

  DrainCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Stream<Remark> of(Change change) {
    Optional<Drain> before = change.before().flatMap(DrainCheck::pending);
    return pending(change.after())
        .filter(drain -> !before.equals(Optional.of(drain)))
        .flatMap(drain -> HostRefusal.of(host(drain.node())))
        .map(why -> "metadata.annotations[%s]: %s".formatted(field(), why.message()))
        .map(text -> (Remark) new Remark.Refusal(text))
        .stream();
  }

  private DrainedHost host(String name) {
    return Lookup.found(
        "node " + name,
        () -> surroundings.host(name),
        new DrainedHost(name, DrainedHost.Access.CORDONED, Set.of()));
  }

  private static String field() {
    return Request.DRAIN.annotation();
  }

  private static Optional<Drain> pending(AIStore aistore) {
    return Drain.pendingIn(
        Optional.ofNullable(aistore.getMetadata().getAnnotations()).orElse(Map.of()));
  }
}
