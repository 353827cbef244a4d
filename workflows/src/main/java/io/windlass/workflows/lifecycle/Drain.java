package io.windlass.workflows.lifecycle;

import java.util.Map;
import java.util.Optional;

/**
 * A Kubernetes node that a person wants emptied, as the request's annotation says it: its name.
 * Whatever follows tells this request from an earlier one.
 *
 * @param node name of the Kubernetes node, for example {@code worker-3}
 */
public record Drain(String node) {

  /** How far it has come: the text of the request whose Kubernetes node is empty. */
  public static final String EMPTIED = "windlass.io/drain-emptied";

  /** What is asked for and not over yet. */
  public static Optional<Drain> pendingIn(Map<String, String> annotations) {
    return Request.DRAIN.pending(annotations).map(Drain::of);
  }

  /** Whether the Kubernetes node that is asked for is empty already. */
  public static boolean emptiedIn(Map<String, String> annotations) {
    return Request.DRAIN
        .pending(annotations)
        .filter(text -> text.equals(annotations.getOrDefault(EMPTIED, "").strip()))
        .isPresent();
  }

  /** What a request with that text asks for. */
  public static Drain of(String text) {
    return new Drain(text.split("\\s+", 2)[0]);
  }

  /**
   * The text of a request for it.
   *
   * @param token tells it from others, without white space
   */
  public String text(String token) {
    return String.join(" ", node, token);
  }
}
