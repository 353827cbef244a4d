package io.windlass.activities.aistore;

import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.References;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Failures;
import java.time.Duration;
import java.util.Optional;

/**
 * Issues the certificate of a cluster, or asks cert-manager for it, and waits until it can be used:
 * no pod starts before.
 *
 * <ol>
 *   <li>What Windlass issues itself is there at once.
 *   <li>Where the spec asks for none, ours is deleted; so is a bridge between two Secrets where no
 *       node runs.
 *   <li>What is waited for is told by condition and Event, in cert-manager's words if it has any.
 *   <li>A newer spec or a deletion ends the wait.
 *   <li>When its time is over, the work stalls. It goes on by itself when the certificate comes.
 * </ol>
 */
record CertificateDelivery(ClusterAccess access, AIStore aistore) {

  /**
   * @throws io.temporal.failure.ApplicationFailure when it can't be used for too long
   */
  void run() {
    OwnObjects own = access.objects(aistore);
    if (OwnCertificates.issued(aistore)) {
      access.ownCertificates().keep(aistore);
    }
    if (access.bridge().useless(aistore)) {
      new AuthorityCrossing(access, aistore).remove();
    }
    certManager().left(aistore).ifPresent(own::delete);
    Optional<IssuedCertificate> wanted = certManager().wanted(aistore);
    if (wanted.isPresent()) {
      own.apply(wanted.get());
      pending().ifPresent(this::await);
    }
  }

  private void await(Stalled<AIStoreStep> first) {
    access.reporter().waiting(References.to(aistore), first.reason(), first.message());
    access.inform(aistore, first.reason(), first.message());
    Duration remaining = certManager().remaining(live());
    if (!access.await(aistore, () -> pending().isEmpty(), remaining)) {
      pending()
          .ifPresent(
              told -> {
                throw Failures.refused(told.reason(), told.message());
              });
    }
  }

  private Optional<Stalled<AIStoreStep>> pending() {
    return certManager().pending(aistore, live());
  }

  /** Who deletes it has it made anew. */
  private IssuedCertificate live() {
    return certManager()
        .live(aistore)
        .orElseThrow(() -> Failures.notYet("the Certificate was deleted meanwhile"));
  }

  private CertManager certManager() {
    return access.certManager();
  }
}
