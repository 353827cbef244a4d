package io.windlass.activities.aistore;

import io.windlass.activities.aistore.certificates.NodeFiles;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Map;

/**
 * Takes the steps over a {@link CertificateBridge} between two Secrets, of which Windlass has
 * issued none.
 *
 * <ol>
 *   <li>The Secret of the bridge is written before the word that has it mounted.
 *   <li>No node shows a certificate before every pod was started with its authority.
 *   <li>The bridge is not left before handshakes have shown that no node needs the old authority.
 *   <li>It is not forgotten before no pod mounts it, and a client that trusts the old authority
 *       alone was refused by every node.
 * </ol>
 */
record AuthorityCrossing(ClusterAccess access, AIStore aistore) implements AuthorityReplacement {

  @Override
  public void prepare() {
    NodeFiles both = bridge().prepared(aistore);
    bridge().write(aistore, both);
    tell(both.word());
  }

  @Override
  public void show() {
    NodeFiles wanted = bridge().wanted(aistore);
    AuthorityProofs.require(
        bridge().without(aistore, wanted.shown()),
        "these pods were started without the new authority: %s");
    bridge().write(aistore, bridge().prepared(aistore).showing(wanted));
    new CertificateLoading(access, aistore).show(wanted.shown());
  }

  @Override
  public void distrust() {
    proofs().requireShown(bridge().wanted(aistore).shown());
    tell("");
  }

  @Override
  public void retire() {
    if (begun()) {
      requireRefused();
      remove();
    } else {
      new Https(aistore)
          .nothingToReplace()
          .ifPresent(why -> access.inform(aistore, Reason.ADVICE, why));
      answer();
    }
  }

  /** Whether there is anything to be brought to its end. */
  private boolean begun() {
    return bridge().change(aistore) != AuthorityChange.NONE;
  }

  private void requireRefused() {
    AuthorityProofs.require(
        bridge().with(aistore), "these pods were started with the bridge between the Secrets: %s");
    NodeFiles wanted = bridge().wanted(aistore);
    Trust old =
        bridge()
            .left(aistore)
            .flatMap(NodeFiles::of)
            .map(over -> over.withoutThoseOf(wanted))
            .orElse(CertificateBridge.NOBODY);
    if (!old.authorities().isEmpty()) {
      proofs().requireRefused(server -> AuthorityProofs.trial(old, server));
    }
  }

  /** No node needs it any more. */
  void remove() {
    tell("");
    bridge().left(aistore).ifPresent(access.objects(aistore)::delete);
  }

  private void tell(String word) {
    access.resources().annotate(aistore, Map.of(Https.BRIDGED, word));
  }

  private AuthorityProofs proofs() {
    return new AuthorityProofs(access, aistore);
  }

  private CertificateBridge bridge() {
    return access.bridge();
  }
}
