package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Has every node show the certificate that cert-manager's CSI driver has put into its files.
 *
 * <ol>
 *   <li>One node after the other is told to load its files, until it says that it has.
 *   <li>A handshake tells what it shows then. When it shows nothing, or what the others would not
 *       believe, no further node is told.
 *   <li>Nodes whose certificate should have been renewed by now, and that show the one of before,
 *       are told again and again for a while: the driver may be about to renew it.
 *   <li>Those for which that is in vain are returned. Their certificate is valid until it ends.
 * </ol>
 *
 * Guarantee: no node is restarted, and at most one shows what the others do not believe.
 */
final class PodCertificateLoading {

  /** The ways to the nodes. */
  interface Nodes {

    /** Has one load its files; why it has not, in its words. One that has left has nothing to. */
    Optional<String> load(String pod);

    /** What it shows now; empty when it does not answer. */
    List<X509Certificate> shown(Shown node);

    /** Whether those that show the one believe the other. */
    boolean believed(List<X509Certificate> before, List<X509Certificate> after);
  }

  /**
   * How patient it is.
   *
   * @param limit with each node, and then with the driver
   * @param between until a node is told again
   */
  record Patience(Duration limit, Duration between) {

    /** The driver writes straight into the pod. */
    static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  private final Nodes nodes;
  private final Patience patience;
  private long told;

  PodCertificateLoading(Nodes nodes, Patience patience) {
    this.nodes = nodes;
    this.patience = patience;
  }

  /** Does it; returns the nodes whose certificate the driver has not renewed in time. */
  List<Shown> run(PodRenewals renewals) {
    List<Shown> due = renewals.due(Instant.now());
    loadAll(renewals.shown());
    return Waiting.until(() -> renewed(due), patience.limit()) ? List.of() : unchanged(due);
  }

  private boolean renewed(List<Shown> due) {
    List<Shown> left = unchanged(due);
    if (!left.isEmpty() && System.nanoTime() - told >= patience.between().toNanos()) {
      loadAll(left);
    }
    return left.isEmpty();
  }

  private List<Shown> unchanged(List<Shown> due) {
    return due.stream().filter(node -> nodes.shown(node).equals(node.chain())).toList();
  }

  private void loadAll(List<Shown> some) {
    some.forEach(this::load);
    told = System.nanoTime();
  }

  private void load(Shown node) {
    tell(node.pod());
    requireBelieved(node, shown(node));
  }

  /** The driver replaces one file after the other. */
  private void tell(String pod) {
    AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());
    Waiting.until(
        () -> {
          refusal.set(nodes.load(pod));
          return refusal.get().isEmpty();
        },
        patience.limit());
    refusal
        .get()
        .ifPresent(
            words -> {
              throw unusable(
                  "%s can't load the certificate in its files: %s. See its log"
                      .formatted(pod, words));
            });
  }

  private List<X509Certificate> shown(Shown node) {
    AtomicReference<List<X509Certificate>> seen = new AtomicReference<>(List.of());
    Waiting.until(
        () -> {
          seen.set(nodes.shown(node));
          return !seen.get().isEmpty();
        },
        patience.limit());
    return seen.get();
  }

  private void requireBelieved(Shown node, List<X509Certificate> after) {
    if (after.isEmpty()) {
      throw unusable(
          "%s does not answer since it was told to load its certificate, so no other node is told. See its log"
              .formatted(node.pod()));
    }
    if (!after.equals(node.chain()) && !nodes.believed(node.chain(), after)) {
      throw unusable(
          "%s shows a certificate of another authority than before, which the other nodes do not know, so none of them is told to load its own. Have the issuer sign with the authority of before, and restart no other node until then"
              .formatted(node.pod()));
    }
  }

  private static RuntimeException unusable(String message) {
    return Failures.refused(Reason.CERTIFICATE_UNUSABLE, message);
  }
}
