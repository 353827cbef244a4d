package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster of plain HTTP stays one, and so does one of HTTPS.
 *
 * <p>Nodes keep the URLs of each other, scheme included, in the cluster map, and the scheme that
 * they serve in the configuration on their state volume. A node that was turned would find nobody
 * who speaks its scheme, and the others would not find it: node by node it can't be done.
 */
final class SchemeChange {

  private SchemeChange() {}

  /** Why the spec can't be followed by nodes that run; empty when they have its scheme. */
  static Optional<String> of(AIStore aistore, Stream<StatefulSet> live) {
    String wanted = new Https(aistore).on() ? "https" : "http";
    return live.flatMap(role -> scheme(role).stream())
        .filter(present -> !present.equals(wanted))
        .findFirst()
        .map(
            present ->
                "the spec asks for %s (spec.tls, spec.configToUpdate.net.http.use_https), but the cluster serves %s: its nodes can't be turned one by one. Take the change back, or make another cluster and copy the data"
                    .formatted(wanted, present));
  }

  /** The kubelet asks as clients do. */
  private static Optional<String> scheme(StatefulSet role) {
    return role.getSpec().getTemplate().getSpec().getContainers().stream()
        .findFirst()
        .map(Container::getReadinessProbe)
        .map(Probe::getHttpGet)
        .map(HTTPGetAction::getScheme)
        .map(scheme -> scheme.toLowerCase(Locale.ROOT));
  }
}
