package io.windlass.activities.aistore.certificates;

import io.windlass.pki.Authority;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Names;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is held for a cluster whose certificates Windlass issues, and what it becomes. Pure but for
 * new keys.
 *
 * <ol>
 *   <li>What need not change stays the same: held again, it is written by nobody.
 *   <li>A certificate is issued anew when it is not valid, is of none whom the nodes trust, or does
 *       not speak for every name.
 *   <li>An authority whose key is gone, or which has ended, is replaced like any other: it stays
 *       trusted until a second one is. Until then nothing can be issued in its name.
 *   <li>Files that are gone are made again as nodes were started last, which a word on the resource
 *       tells.
 * </ol>
 *
 * @param present signs; empty when its key is gone
 * @param successor is to sign in its place; empty when none is
 * @param trusted whom nodes are to trust
 * @param server what nodes are to show; empty when it can't be read
 * @param issuedFor the request for which that was issued; empty when it was for none
 */
public record OwnMaterial(
    Optional<Authority> present,
    Optional<Authority> successor,
    List<X509Certificate> trusted,
    Optional<Identity> server,
    String issuedFor) {

  public OwnMaterial {
    trusted = List.copyOf(trusted);
  }

  /**
   * What it is made for.
   *
   * @param name of the cluster
   * @param hosts the names and addresses by which nodes are called
   * @param recorded the word for whom nodes were last to trust
   */
  public record Needs(
      String name, List<String> hosts, String recorded, Lifetimes lifetimes, Instant now) {}

  /** Nothing. */
  static final OwnMaterial NOTHING =
      new OwnMaterial(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), "");

  /** The same, put right. */
  public OwnMaterial kept(Needs needs) {
    OwnMaterial whole = unexpired(needs).withAuthority(needs).withTrust(needs);
    return whole.server.filter(held -> whole.serves(held, needs)).isPresent()
        ? whole
        : whole.issued(needs, whole.issuedFor);
  }

  /** With a certificate that was issued for a request; what was issued for it is not again. */
  public OwnMaterial renewed(Needs needs, String request) {
    OwnMaterial whole = kept(needs);
    return whole.issuedFor.equals(request) || whole.successor.isPresent()
        ? whole
        : whole.issued(needs, request);
  }

  /** With a second authority, and both to be trusted. */
  public OwnMaterial prepared(Needs needs) {
    Authority next = successor.orElseGet(() -> created(needs));
    List<X509Certificate> both =
        Stream.concat(trusted.stream(), Stream.of(next.certificate()))
            .filter(authority -> Term.valid(authority, needs.now()))
            .distinct()
            .toList();
    return new OwnMaterial(present, Optional.of(next), both, server, issuedFor);
  }

  /** With a certificate of the second authority. */
  public OwnMaterial succeeded(Needs needs) {
    return successor
        .filter(next -> !signedBy(next))
        .map(next -> issuedBy(next, needs, issuedFor))
        .orElse(this);
  }

  /** With the second authority to be trusted alone. */
  public OwnMaterial alone() {
    return successor
        .map(next -> List.of(next.certificate()))
        .map(only -> new OwnMaterial(present, successor, only, server, issuedFor))
        .orElse(this);
  }

  /** Without the first authority. */
  public OwnMaterial retired() {
    return successor.isPresent()
        ? new OwnMaterial(successor, Optional.empty(), trusted, server, issuedFor)
        : this;
  }

  /** With nothing of what there was: for nodes that do not run. */
  public OwnMaterial revoked(Needs needs) {
    Authority only = created(needs);
    return new OwnMaterial(
            Optional.of(only),
            Optional.empty(),
            List.of(only.certificate()),
            Optional.empty(),
            issuedFor)
        .issued(needs, issuedFor);
  }

  /** How far the first authority has been replaced. */
  public AuthorityChange change(String recorded) {
    if (successor.isEmpty()) {
      return AuthorityChange.SETTLED;
    }
    X509Certificate next = successor.get().certificate();
    if (!trusted.contains(next) || !recorded.equals(TrustedAuthorities.word(trusted))) {
      return AuthorityChange.PREPARED;
    }
    if (!signedBy(successor.get())) {
      return AuthorityChange.BOTH_TRUSTED;
    }
    return trusted.equals(List.of(next)) ? AuthorityChange.ALONE : AuthorityChange.SIGNED_ANEW;
  }

  /** Whether nothing is left of what nodes were started with. */
  public boolean lost() {
    return present.isEmpty() && successor.isEmpty() && !vouchedFor();
  }

  private boolean vouchedFor() {
    return server.isPresent() && !trusted.isEmpty();
  }

  /** An authority that has ended is as good as gone: nobody believes what it signs. */
  private OwnMaterial unexpired(Needs needs) {
    Predicate<Authority> valid = one -> Term.valid(one.certificate(), needs.now());
    return new OwnMaterial(
        present.filter(valid), successor.filter(valid), trusted, server, issuedFor);
  }

  private OwnMaterial withAuthority(Needs needs) {
    if (present.isPresent() || successor.isPresent()) {
      return this;
    }
    Authority created = created(needs);
    return vouchedFor()
        ? new OwnMaterial(Optional.empty(), Optional.of(created), trusted, server, issuedFor)
            .prepared(needs)
        : new OwnMaterial(Optional.of(created), Optional.empty(), List.of(), Optional.empty(), "");
  }

  private OwnMaterial withTrust(Needs needs) {
    List<X509Certificate> known = authorities().map(Authority::certificate).toList();
    if (trusted.stream().anyMatch(known::contains)) {
      return this;
    }
    List<X509Certificate> recorded =
        known.stream()
            .filter(authority -> TrustedAuthorities.names(needs.recorded(), authority))
            .toList();
    return new OwnMaterial(
        present,
        successor,
        recorded.isEmpty() ? known.subList(0, 1) : recorded,
        Optional.empty(),
        issuedFor);
  }

  /** Without the key of its authority a certificate is as good as can be had. */
  private boolean serves(Identity held, Needs needs) {
    return Term.valid(held.certificate(), needs.now())
        && new Trust(trusted).leadsTo(held.chain(), needs.now())
        && (present.isEmpty() || Names.uncovered(held.certificate(), needs.hosts()).isEmpty());
  }

  private OwnMaterial issued(Needs needs, String request) {
    return issuedBy(signer(), needs, request);
  }

  private OwnMaterial issuedBy(Authority signer, Needs needs, String request) {
    Identity made =
        signer.issue(
            needs.name(),
            needs.hosts(),
            Term.within(signer.certificate(), needs.lifetimes().certificate(), needs.now()));
    return new OwnMaterial(present, successor, trusted, Optional.of(made), request);
  }

  /** The second one as soon as it has signed, or nobody is to trust the first any more. */
  private Authority signer() {
    return present
        .filter(first -> trusted.contains(first.certificate()))
        .filter(first -> successor.filter(this::signedBy).isEmpty())
        .or(() -> successor)
        .or(() -> present)
        .orElseThrow();
  }

  private boolean signedBy(Authority authority) {
    return server.filter(held -> signed(held.certificate(), authority)).isPresent();
  }

  private static boolean signed(X509Certificate certificate, Authority authority) {
    try {
      certificate.verify(authority.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private Stream<Authority> authorities() {
    return Stream.of(present, successor).flatMap(Optional::stream);
  }

  /** No two have the same name: there are verifiers who look for an issuer by its name alone. */
  private static Authority created(Needs needs) {
    return Authority.create(
        "%s authority %s".formatted(needs.name(), needs.now().truncatedTo(ChronoUnit.MILLIS)),
        Term.of(needs.lifetimes().authority(), needs.now()));
  }

  /** Without keys. */
  @Override
  public String toString() {
    return "OwnMaterial[%s]"
        .formatted(server.map(held -> Fingerprint.of(held.certificate())).orElse("no certificate"));
  }
}
