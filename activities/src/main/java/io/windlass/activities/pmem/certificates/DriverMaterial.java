package io.windlass.activities.pmem.certificates;

import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What both sides of a driver hold, and what it becomes. Pure but for new keys.
 *
 * <ol>
 *   <li>What need not change stays the same: held again, it is written by nobody.
 *   <li>A certificate is issued where there is none that is valid, is of somebody who is trusted,
 *       and speaks for its side.
 *   <li>An authority is replaced in steps: a second one is trusted beside the first; it signs; it
 *       is trusted alone; the first is forgotten. Two neighbouring steps believe each other.
 *   <li>One that is revoked is replaced in one step: those before and after it refuse each other.
 *   <li>An authority whose key is gone, or which has ended, stays trusted beside a new one.
 * </ol>
 *
 * @param present signs; empty when its key is gone, or the user gives the certificates
 * @param successor is to sign in its place; empty when none is
 * @param trusted whom both sides trust
 * @param shown what each side shows; a side is absent whose files can't be read
 * @param issuedFor the last request of a person for which certificates were issued; empty when
 *     there was none
 */
public record DriverMaterial(
    Optional<Authority> present,
    Optional<Authority> successor,
    List<X509Certificate> trusted,
    Map<Side, Identity> shown,
    String issuedFor) {

  /** Nothing. */
  public static final DriverMaterial NOTHING =
      new DriverMaterial(Optional.empty(), Optional.empty(), List.of(), Map.of(), "");

  public DriverMaterial {
    trusted = List.copyOf(trusted);
    shown = Map.copyOf(shown);
  }

  /**
   * What it is made for.
   *
   * @param name of the driver's resource
   * @param certificate how long a certificate is valid
   * @param authority how long an authority is valid
   */
  public record Needs(String name, Duration certificate, Duration authority, Instant now) {}

  /** The same, put right. */
  public DriverMaterial kept(Needs needs) {
    DriverMaterial whole = withAuthority(needs);
    Authority signer = whole.signer();
    Map<Side, Identity> held = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      held.put(
          side,
          Optional.ofNullable(whole.shown.get(side))
              .filter(identity -> whole.serves(side, identity, needs))
              .orElseGet(() -> issued(signer, side, needs)));
    }
    return whole.showing(held);
  }

  /**
   * With new certificates of the authority that signs.
   *
   * @param request for which they are issued, once; empty when only time asks for them
   */
  public DriverMaterial renewed(Needs needs, String request) {
    if (!request.isEmpty() && request.equals(issuedFor)) {
      return this;
    }
    DriverMaterial whole = withAuthority(needs);
    return new DriverMaterial(
        whole.present,
        whole.successor,
        whole.trusted,
        issued(whole.signer(), needs),
        request.isEmpty() ? issuedFor : request);
  }

  /**
   * With another authority that is trusted alone, and has signed, at once: whoever was started with
   * the old one is believed by nobody, and believes nobody, until it is started anew.
   *
   * @param request for which that is done, once
   */
  public DriverMaterial revoked(Needs needs, String request) {
    if (request.equals(issuedFor)) {
      return this;
    }
    Authority next = created(needs);
    return new DriverMaterial(
        successor.filter(this::signedBy).or(() -> present),
        Optional.of(next),
        List.of(next.certificate()),
        issued(next, needs),
        request);
  }

  /** With a second authority, and both to be trusted. */
  public DriverMaterial prepared(Needs needs) {
    Authority next = successor.orElseGet(() -> created(needs));
    List<X509Certificate> both =
        Stream.concat(trusted.stream(), Stream.of(next.certificate())).distinct().toList();
    return new DriverMaterial(present, Optional.of(next), both, shown, issuedFor);
  }

  /** With certificates of the second authority. */
  public DriverMaterial succeeded(Needs needs) {
    return successor
        .filter(next -> !signedBy(next))
        .map(next -> showing(issued(next, needs)))
        .orElse(this);
  }

  /** With the second authority to be trusted alone. */
  public DriverMaterial alone() {
    return successor
        .map(next -> List.of(next.certificate()))
        .map(only -> new DriverMaterial(present, successor, only, shown, issuedFor))
        .orElse(this);
  }

  /** Without the first authority. */
  public DriverMaterial retired() {
    return successor.isPresent()
        ? new DriverMaterial(successor, Optional.empty(), trusted, shown, issuedFor)
        : this;
  }

  /** How far the first authority has been replaced. */
  public AuthorityChange change() {
    if (successor.isEmpty()) {
      return AuthorityChange.SETTLED;
    }
    X509Certificate next = successor.get().certificate();
    if (!trusted.contains(next)) {
      return AuthorityChange.PREPARED;
    }
    if (!signedBy(successor.get())) {
      return AuthorityChange.BOTH_TRUSTED;
    }
    return trusted.equals(List.of(next)) ? AuthorityChange.ALONE : AuthorityChange.SIGNED_ANEW;
  }

  /** What a side shows; empty when its files can't be read. */
  public Optional<Identity> showing(Side side) {
    return Optional.ofNullable(shown.get(side));
  }

  /** Whether a certificate is to be renewed. */
  public boolean renewalDue(Instant now) {
    return shown.values().stream().anyMatch(held -> Term.due(held.certificate(), now));
  }

  /** Whether the authority is to be replaced: it comes to its end, or its key is gone. */
  public boolean authorityDue(Instant now) {
    return present.filter(held -> !Term.due(held.certificate(), now)).isEmpty();
  }

  /**
   * What is in the files of a side, as a word for the template of its pods: the beginnings of
   * fingerprints, its certificate's first. A pod that has it was started with them.
   */
  public String word(Side side) {
    return Stream.concat(
            Optional.ofNullable(shown.get(side)).map(Identity::certificate).stream(),
            trusted.stream())
        .map(Fingerprint::brief)
        .reduce("%s.%s"::formatted)
        .orElse("");
  }

  /** Whether a pod with that word was started with a certificate, or trusts an authority. */
  public static boolean names(String word, X509Certificate certificate) {
    return Arrays.asList(word.split("\\.")).contains(Fingerprint.brief(certificate));
  }

  /** The words of both sides. */
  public Map<Side, String> words() {
    Map<Side, String> words = new EnumMap<>(Side.class);
    shown.keySet().forEach(side -> words.put(side, word(side)));
    return words;
  }

  private DriverMaterial showing(Map<Side, Identity> identities) {
    return new DriverMaterial(present, successor, trusted, identities, issuedFor);
  }

  /** An authority whose key is gone is trusted on, as long as there are certificates of it. */
  private DriverMaterial withAuthority(Needs needs) {
    Optional<Authority> valid = present.filter(held -> Term.valid(held.certificate(), needs.now()));
    if (valid.isEmpty() && successor.isEmpty() && !shown.isEmpty() && !trusted.isEmpty()) {
      return new DriverMaterial(valid, successor, trusted, shown, issuedFor).prepared(needs);
    }
    Authority first = valid.or(() -> successor).orElseGet(() -> created(needs));
    Stream<X509Certificate> ours =
        Stream.of(Optional.of(first), successor)
            .flatMap(Optional::stream)
            .map(Authority::certificate);
    boolean known = trusted.contains(first.certificate()) || change() == AuthorityChange.ALONE;
    return new DriverMaterial(
        valid.isPresent() || successor.isPresent() ? valid : Optional.of(first),
        successor,
        known && !missesSuccessor()
            ? trusted
            : Stream.concat(trusted.stream(), ours).distinct().toList(),
        shown,
        issuedFor);
  }

  private boolean missesSuccessor() {
    return successor.filter(next -> !trusted.contains(next.certificate())).isPresent();
  }

  private boolean serves(Side side, Identity held, Needs needs) {
    return Term.valid(held.certificate(), needs.now())
        && new Trust(trusted).leadsTo(held.chain(), needs.now())
        && GivenMaterial.speaksFor(held.certificate(), side.peerName());
  }

  /** The second one as soon as it has signed, or nobody trusts the first any more. */
  private Authority signer() {
    return present
        .filter(first -> trusted.contains(first.certificate()))
        .filter(first -> successor.filter(this::signedBy).isEmpty())
        .or(() -> successor)
        .or(() -> present)
        .orElseThrow();
  }

  private boolean signedBy(Authority authority) {
    Trust only = new Trust(List.of(authority.certificate()));
    return !shown.isEmpty()
        && shown.values().stream()
            .allMatch(
                held -> only.leadsTo(held.chain(), held.certificate().getNotBefore().toInstant()));
  }

  private static Map<Side, Identity> issued(Authority signer, Needs needs) {
    Map<Side, Identity> made = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      made.put(side, issued(signer, side, needs));
    }
    return made;
  }

  private static Identity issued(Authority signer, Side side, Needs needs) {
    Validity validity = Term.within(signer.certificate(), needs.certificate(), needs.now());
    return signer.issue(side.peerName(), List.of(side.peerName()), validity);
  }

  /** No two have the same name: there are verifiers who look for an issuer by its name alone. */
  private static Authority created(Needs needs) {
    return Authority.create(
        "%s authority %s".formatted(needs.name(), needs.now().truncatedTo(ChronoUnit.MILLIS)),
        Term.of(needs.authority(), needs.now()));
  }

  /** Without keys. */
  @Override
  public String toString() {
    return "DriverMaterial" + words();
  }
}
