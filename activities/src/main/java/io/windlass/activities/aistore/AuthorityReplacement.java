package io.windlass.activities.aistore;

import io.windlass.activities.aistore.certificates.OwnMaterial;
import io.windlass.activities.aistore.http.AisTimes;
import io.windlass.activities.aistore.http.TrialHandshake;
import io.windlass.activities.aistore.http.TrialHandshake.Outcome;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes the steps by which an authority is replaced. Each looks once more before its effect: a pod
 * may have been started meanwhile with what was in its files then.
 *
 * <ol>
 *   <li>No node shows a certificate before every pod was started with its authority.
 *   <li>No authority is taken from what is trusted before handshakes have shown that no node needs
 *       it.
 *   <li>None is forgotten before every pod was started without it, and it was tried in vain: a
 *       client that trusts it alone believes no node; where nodes verify their clients, they refuse
 *       a certificate of it.
 *   <li>One that is revoked is replaced in one step, and only where no pod is left.
 * </ol>
 */
record AuthorityReplacement(ClusterAccess access, AIStore aistore) {

  /** What is shown for a trial need not live long. */
  private static final Duration BRIEF = Duration.ofHours(1);

  void prepare() {
    if (OwnCertificates.issued(aistore)) {
      own().change(aistore, OwnMaterial::prepared);
    } else {
      crossing().prepare();
    }
  }

  void show() {
    if (OwnCertificates.issued(aistore)) {
      own().material(aistore).successor().ifPresent(this::requireKnown);
      own().change(aistore, OwnMaterial::succeeded);
      access.certificates().identity(aistore).ifPresent(this::show);
    } else {
      crossing().show();
    }
  }

  private void requireKnown(Authority successor) {
    AuthorityProofs.require(
        own().without(aistore, successor.certificate()),
        "these pods were started without the new authority: %s");
  }

  private void show(Identity next) {
    new CertificateLoading(access, aistore).show(next);
  }

  void distrust() {
    if (OwnCertificates.issued(aistore)) {
      OwnMaterial held = own().material(aistore);
      held.server().ifPresent(proofs()::requireShown);
      own().change(aistore, (material, needs) -> material.alone());
    } else {
      crossing().distrust();
    }
  }

  /** The same between two Secrets, of which Windlass has issued none. */
  private AuthorityCrossing crossing() {
    return new AuthorityCrossing(access, aistore);
  }

  /**
   * Where there is none to be retired, that is told, and counts as done. The request is answered
   * before the authority is forgotten: stopped between the two, it would be carried out again.
   */
  void retire() {
    if (OwnCertificates.issued(aistore)) {
      OwnMaterial held = own().material(aistore);
      if (held.successor().isPresent()) {
        held.present().ifPresent(this::requireRefused);
      }
      answer();
      own().change(aistore, (material, needs) -> material.retired());
    } else if (crossing().begun()) {
      crossing().retire();
    } else {
      new Https(aistore)
          .nothingToReplace()
          .ifPresent(why -> access.inform(aistore, Reason.ADVICE, why));
      answer();
    }
  }

  /** Nobody is left who would have to believe two at a time. Done already, it is not done again. */
  void revoke() {
    List<String> left =
        RoleObjects.podsOfName(access.kubernetes(), aistore).stream()
            .map(pod -> pod.getMetadata().getName())
            .toList();
    AuthorityProofs.require(left, "these pods have not ended: %s");
    if (Request.REPLACE_AUTHORITY.pending(aistore.getMetadata().getAnnotations()).isPresent()) {
      own().change(aistore, OwnMaterial::revoked);
      answer();
    }
  }

  private void answer() {
    String request = Request.REPLACE_AUTHORITY.token(aistore.getMetadata().getAnnotations());
    access.resources().annotate(aistore, Map.of(Request.REPLACE_AUTHORITY.answer(), request));
  }

  private void requireRefused(Authority old) {
    AuthorityProofs.require(
        own().with(aistore, old.certificate()),
        "these pods were started with the old authority: %s");
    proofs().requireRefused(server -> trial(old, server));
  }

  /** What speaks against it; empty when nothing does. */
  private String trial(Authority old, URI server) {
    String trusting = AuthorityProofs.trial(new Trust(List.of(old.certificate())), server);
    if (!trusting.isEmpty() || !new Https(aistore).verifiesClients()) {
      return trusting;
    }
    Identity shown = old.issue("refused", List.of(), Term.of(BRIEF, Instant.now()));
    Outcome showing = TrialHandshake.showing(server, shown, AisTimes.DEFAULT);
    return showing == Outcome.REFUSED
        ? ""
        : "%s as a server (%s)".formatted(server.getHost(), showing);
  }

  private AuthorityProofs proofs() {
    return new AuthorityProofs(access, aistore);
  }

  private OwnCertificates own() {
    return access.ownCertificates();
  }
}
