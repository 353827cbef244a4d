package io.windlass.workflows.aistore.autoscale;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Optional;

/**
 * Why nodes are not where the hosts would have them, and what a person can do about it.
 *
 * @param counting names of the hosts that count
 * @param free those of them that have no node of the role
 * @param staying where the nodes are that stay, in order of their ordinals
 */
record Explanation(Terms terms, List<String> counting, List<String> free, List<Place> staying) {

  /**
   * The first cause; empty when there is none, or when the spec spares as many.
   *
   * @param astray all that are on a host without the labels
   */
  Optional<Objection> of(List<Place> astray) {
    if (counting.isEmpty()) {
      return Optional.of(nowhere());
    }
    List<Place> strays = staying.stream().filter(astray::contains).toList();
    return strays.size() > terms.spared()
        ? Optional.of(new Objection(Reason.NODE_ASTRAY, astray(strays.getFirst())))
        : Optional.empty();
  }

  private Objection nowhere() {
    return new Objection(
        Reason.NO_KUBERNETES_NODE,
        "%s (%s): no Kubernetes node with these labels takes pods%s; label one (kubectl label node NAME %s), or uncordon one that has them"
            .formatted(
                terms.field(),
                terms.labels(),
                staying.isEmpty() ? "" : ", so that every %s stays".formatted(terms.role().word()),
                terms.labels()));
  }

  private String astray(Place place) {
    String host = place.host().orElse("");
    return "%s is on the Kubernetes node %s, which does not have the labels of %s: give them back (kubectl label node %s %s)%s"
        .formatted(place.pod(), host, terms.field(), host, terms.labels(), otherwise(place));
  }

  /** A StatefulSet gives up its last node only, so that another one has to make room. */
  private String otherwise(Place place) {
    String request = "annotation %s=%s".formatted(Request.REPLACE_NODE.annotation(), place.pod());
    if (place.pod().endsWith("-proxy-0")) {
      return "; the first proxy can't be replaced";
    }
    if (!free.isEmpty()) {
      return ", or have it replaced: it goes to %s then (%s)".formatted(free.getFirst(), request);
    }
    Place last = staying.getLast();
    boolean gives = !last.equals(place) && last.host().filter(counting::contains).isPresent();
    return gives && counting.size() > 1
        ? ", or have it replaced: %s leaves first then, since a StatefulSet gives up its last node only, and %s goes to %s (%s)"
            .formatted(last.pod(), place.pod(), last.host().orElse(""), request)
        : ", or label another one too, and have it replaced (%s)".formatted(request);
  }
}
