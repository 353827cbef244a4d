package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.http.DriverHandshake.Answer;
import io.windlass.activities.pmem.objects.DriverPorts;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.temporal.Together;
import io.windlass.activities.temporal.Waiting;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out by real handshakes whom the pods of a driver believe, and what they show.
 *
 * <ol>
 *   <li>Every pod that is ready, on a Kubernetes node that is, is called where its other side calls
 *       it, with a certificate for the name of that side: the controller's registry, and each node.
 *   <li>What is not as it has to be is tried again for a while: a process may just have started.
 *       Then it is an error that names the pods, and the step is not taken.
 * </ol>
 */
record TrustTrial(DriverAccess access, PmemResource resource) {

  /** What is shown for a trial need not live long. */
  private static final Duration BRIEF = Duration.ofHours(1);

  /** A process that has just started answers within it. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Who is called. */
  private record Server(Side side, Pod pod) {}

  /** Each of them shows what its Secret holds, and believes what the Secret of the other has. */
  void requireShown(DriverMaterial held) {
    require(
        held::showing,
        (side, answer) ->
            answer instanceof Answer.Believed believed
                && held.showing(side)
                    .filter(wanted -> wanted.certificate().equals(believed.shown()))
                    .isPresent(),
        "these pods do not show the certificate that their Secret holds: %s");
  }

  /** Each of them believes what that authority signs. */
  void requireBelieved(Authority authority) {
    require(
        issued(authority),
        (side, answer) -> answer instanceof Answer.Believed,
        "these pods do not believe the new authority, although they were started with it: %s");
  }

  /** Each of them refuses what that authority signs. */
  void requireRefused(Authority authority) {
    require(
        issued(authority),
        (side, answer) -> answer instanceof Answer.Refused,
        "these pods do not refuse the old authority, although they were started without it: %s");
  }

  /**
   * @param identities what we show in place of a side
   */
  private void require(
      Function<Side, Optional<Identity>> identities,
      BiPredicate<Side, Answer> wanted,
      String otherwise) {
    AtomicReference<List<String>> found = new AtomicReference<>(List.of());
    boolean proved =
        Waiting.until(
            () -> {
              found.set(others(identities, wanted));
              return found.get().isEmpty();
            },
            LIMIT);
    if (!proved) {
      throw Failures.refused(
          Reason.CERTIFICATE_UNUSABLE,
          otherwise.formatted(String.join(", ", found.get()))
              + ". See whether the worker reaches them at ports %d and %d, then retry"
                  .formatted(DriverPorts.REGISTRY, DriverPorts.NODE));
    }
  }

  private List<String> others(
      Function<Side, Optional<Identity>> identities, BiPredicate<Side, Answer> wanted) {
    List<Supplier<String>> trials =
        servers()
            .<Supplier<String>>map(
                server -> () -> trial(server, identities.apply(server.side().other()), wanted))
            .toList();
    return Together.ask(trials).stream().filter(found -> !found.isEmpty()).sorted().toList();
  }

  /** What speaks against a pod; empty when nothing does. */
  private String trial(Server server, Optional<Identity> shown, BiPredicate<Side, Answer> wanted) {
    Answer answer =
        shown.map(identity -> call(server, identity)).orElseGet(() -> new Answer.Silent());
    return wanted.test(server.side(), answer)
        ? ""
        : "%s (%s)".formatted(server.pod().getMetadata().getName(), word(answer));
  }

  private Answer call(Server server, Identity shown) {
    int port = server.side() == Side.CONTROLLER ? DriverPorts.REGISTRY : DriverPorts.NODE;
    return access
        .handshakes()
        .with(
            server.pod().getMetadata().getNamespace(),
            server.pod().getStatus().getPodIP(),
            port,
            shown);
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Believed believed -> "believes, and shows " + Term.end(believed.shown());
      case Answer.Refused refused -> "refuses";
      case Answer.Silent silent -> "does not answer";
    };
  }

  private Stream<Server> servers() {
    Set<String> reachable =
        access.kubernetes().nodes().list().getItems().stream()
            .filter(NodeLook::reachable)
            .map(TrustTrial::name)
            .collect(Collectors.toSet());
    return Arrays.stream(Side.values())
        .flatMap(
            side ->
                access.workloads(resource).pods(side).stream()
                    .filter(PodReading::ready)
                    .filter(pod -> pod.getStatus().getPodIP() != null)
                    .filter(pod -> reachable.contains(pod.getSpec().getNodeName()))
                    .map(pod -> new Server(side, pod)));
  }

  private static String name(Node node) {
    return node.getMetadata().getName();
  }

  private static Function<Side, Optional<Identity>> issued(Authority authority) {
    Map<Side, Identity> made = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      String name = side.peerName();
      made.put(side, authority.issue(name, List.of(name), Term.of(BRIEF, Instant.now())));
    }
    return side -> Optional.ofNullable(made.get(side));
  }
}
