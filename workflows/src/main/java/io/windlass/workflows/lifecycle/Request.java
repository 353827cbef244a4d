package io.windlass.workflows.lifecycle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person, or Windlass itself, can ask for once, by an annotation of the resource with any
 * new text. It is fulfilled when a second annotation has the same text. So a request outlives every
 * workflow, is never carried out twice, and everybody sees whether it is.
 */
public enum Request {
  /** Every process of the cluster is started anew, one node at a time. */
  RESTART("done", Optional.of(Operation.ROLLING_RESTART)),
  /** The data is brought to where it belongs. */
  REBALANCE("done", Optional.of(Operation.REBALANCE)),
  /** One node gets new volumes, where there is room for them: see {@link Replacement}. */
  REPLACE_NODE("done", Optional.of(Operation.REPLACE_NODE)),
  /** A Kubernetes node is emptied, to be serviced: see {@link Drain}. */
  DRAIN("done", Optional.of(Operation.DRAIN)),
  /** Every process shows the certificate that its files hold now; Windlass asks for it, too. */
  CERTIFICATES("loaded", Optional.empty()),
  /** The authority that signs the certificates is replaced by another. */
  REPLACE_AUTHORITY("done", Optional.of(Operation.ROTATE_CERTIFICATES)),
  /** What another operator has made is taken over from it. */
  ADOPT("done", Optional.empty()),
  /** The nodes of Kubernetes are looked at from inside: how their kernels are set. */
  CHECK_HOSTS("done", Optional.empty()),
  /** The raw namespaces of labelled nodes are converted, so that drivers see their memory. */
  CONVERT("done", Optional.of(Operation.CONVERT)),
  /** What was stalled or cancelled is taken up again. */
  RETRY("handled", Optional.empty());

  private static final String PREFIX = "windlass.io/";

  private final String answer;
  private final Optional<Operation> operation;

  Request(String answer, Optional<Operation> operation) {
    this.answer = answer;
    this.operation = operation;
  }

  /** The annotation by which people ask: {@code windlass.io/restart}. */
  public String annotation() {
    return PREFIX + word();
  }

  /** The annotation that tells which request was fulfilled: {@code windlass.io/restart-done}. */
  public String answer() {
    return "%s-%s".formatted(annotation(), answer);
  }

  /** As people write it: {@code restart}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As a sentence names it: {@code restart}, {@code rotation of certificates}. */
  public String noun() {
    return switch (this) {
      case CERTIFICATES -> "rotation of certificates";
      case REPLACE_AUTHORITY -> "replacement of the authority";
      case REPLACE_NODE -> "replacement of a node";
      case DRAIN -> "drain of a Kubernetes node";
      case ADOPT -> "adoption";
      case CHECK_HOSTS -> "check of the Kubernetes nodes";
      case CONVERT -> "conversion of raw namespaces";
      case RESTART, REBALANCE, RETRY -> word();
    };
  }

  /** The operation that a request of its own needs; a retry goes on with whatever was stuck. */
  public Optional<Operation> operation() {
    return operation;
  }

  /**
   * The annotation that gets the text of the request when a person has nothing more to wait for,
   * although it is not over: what comes then waits for him.
   */
  public Optional<String> milestone() {
    return this == DRAIN ? Optional.of(Drain.EMPTIED) : Optional.empty();
  }

  /** What is asked for; empty when nothing is. */
  public String token(Map<String, String> annotations) {
    return annotations.getOrDefault(annotation(), "").strip();
  }

  /** What is asked for and not fulfilled yet. */
  public Optional<String> pending(Map<String, String> annotations) {
    String done = annotations.getOrDefault(answer(), "").strip();
    return Optional.of(token(annotations)).filter(token -> !token.isEmpty() && !token.equals(done));
  }

  /** Everything that is asked for and not fulfilled yet. */
  public static Set<Request> pendingIn(Map<String, String> annotations) {
    Set<Request> pending = EnumSet.noneOf(Request.class);
    Arrays.stream(values())
        .filter(request -> request.pending(annotations).isPresent())
        .forEach(pending::add);
    return pending;
  }
}
