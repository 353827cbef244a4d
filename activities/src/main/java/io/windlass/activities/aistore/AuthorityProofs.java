package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.http.AisTimes;
import io.windlass.activities.aistore.http.TrialHandshake;
import io.windlass.activities.aistore.http.TrialHandshake.Outcome;
import io.windlass.activities.temporal.Together;
import io.windlass.activities.temporal.Waiting;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Urls;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is proved of nodes before the next step by which one authority takes another's place. */
record AuthorityProofs(ClusterAccess access, AIStore aistore) {

  /** Every node shows a certificate. */
  void requireShown(Identity next) {
    List<String> others =
        ShownCertificates.of(aistore, access.clusterDomain()).without(next.certificate()).stream()
            .map(Shown::pod)
            .toList();
    require(others, "these nodes do not show the new certificate: %s");
  }

  /**
   * Waits until a trial with each node tells that nothing speaks for an old authority any more.
   *
   * @param trial what speaks against it; empty when nothing does
   */
  void requireRefused(Function<URI, String> trial) {
    if (!Waiting.until(() -> believing(trial).isEmpty(), access.patience())) {
      throw Failures.refused(
          Reason.CERTIFICATE_UNUSABLE,
          "the old authority is not refused, although every pod was started without it: %s. See whether the nodes answer, then retry"
              .formatted(String.join(", ", believing(trial))));
    }
  }

  /** What speaks against it, for each node of which it does. */
  private List<String> believing(Function<URI, String> trial) {
    List<Supplier<String>> trials =
        servers().<Supplier<String>>map(server -> () -> trial.apply(server)).toList();
    return Together.ask(trials).stream().filter(found -> !found.isEmpty()).toList();
  }

  /**
   * What speaks against old authorities where a client trusts them alone; empty when nothing does.
   */
  static String trial(Trust old, URI server) {
    Outcome trusting = TrialHandshake.trusting(server, old, AisTimes.DEFAULT);
    return trusting == Outcome.REFUSED ? "" : "%s (%s)".formatted(server.getHost(), trusting);
  }

  private Stream<URI> servers() {
    Urls urls = new Urls(aistore, access.clusterDomain());
    ClusterSize size = ClusterSize.of(aistore);
    return Arrays.stream(DaemonRole.values())
        .flatMap(
            role ->
                IntStream.range(0, size.of(role).wanted())
                    .mapToObj(ordinal -> URI.create(urls.publicOf(role, ordinal))));
  }

  /** Nobody is among those who would speak against it. */
  static void require(List<String> none, String otherwise) {
    if (!none.isEmpty()) {
      throw Failures.planOutdated(otherwise.formatted(String.join(", ", none)));
    }
  }
}
