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
import io.windlass.workflows.lifecycle.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Replaces the authority by which Windlass issues certificates.
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
record IssuedReplacement(ClusterAccess access, AIStore aistore) implements AuthorityReplacement {

  /** What is shown for a trial need not live long. */
  private static final Duration BRIEF = Duration.ofHours(1);

  @Override
  public void prepare() {
    own().change(aistore, OwnMaterial::prepared);
  }

  @Override
  public void show() {
    own().material(aistore).successor().ifPresent(this::requireKnown);
    own().change(aistore, OwnMaterial::succeeded);
    access.certificates().identity(aistore).ifPresent(this::show);
  }

  private void requireKnown(Authority successor) {
    AuthorityProofs.require(
        own().without(aistore, successor.certificate()),
        "these pods were started without the new authority: %s");
  }

  private void show(Identity next) {
    new CertificateLoading(access, aistore).show(next);
  }

  @Override
  public void distrust() {
    own().material(aistore).server().ifPresent(proofs()::requireShown);
    own().change(aistore, (material, needs) -> material.alone());
  }

  /**
   * The request is answered before the authority is forgotten: stopped between the two, it would be
   * carried out again.
   */
  @Override
  public void retire() {
    OwnMaterial held = own().material(aistore);
    if (held.successor().isPresent()) {
      held.present().ifPresent(this::requireRefused);
    }
    answer();
    own().change(aistore, (material, needs) -> material.retired());
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
