package io.windlass.activities.pmem.certificates;

import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Handshake;
import io.windlass.pki.Handshake.Party;
import io.windlass.pki.Handshake.Refusal;
import io.windlass.pki.Identity;
import io.windlass.pki.Names;
import io.windlass.pki.Pem;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.pmem.resource.CertificateMaterial;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what a resource gives, and judges it before anything is written.
 *
 * <ol>
 *   <li>Each text is base64 of PEM.
 *   <li>A certificate is valid, leads to the authority that is given, and its key is given with it.
 *   <li>It speaks for the name by which the other side calls it, as an alternative name or, as
 *       older ones have it, as the common name.
 *   <li>Then both sides try it: two handshakes in memory, for each serves the other.
 * </ol>
 *
 * <p>Guarantee: a problem names the field, and nothing of what stands in it.
 */
public final class GivenMaterial {

  /** The field that gives the authorities that are trusted. */
  public static final String AUTHORITY = "caCert";

  private static final String ALL =
      "where one of caCert, registryCert, registryKey, nodeControllerCert and nodeControllerKey is given, all of them are needed";

  private GivenMaterial() {}

  /** A certificate and its key, in base64. */
  private record Pair(String certificate, String key) {

    static Pair of(CertificateMaterial given, Side side) {
      return switch (side) {
        case CONTROLLER -> new Pair(given.registryCert(), given.registryKey());
        case NODE -> new Pair(given.nodeControllerCert(), given.nodeControllerKey());
      };
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "Pair";
    }
  }

  /**
   * What is given, ready for use.
   *
   * @throws Unusable when it can't be used
   */
  public static DriverMaterial read(CertificateMaterial given, Instant now) throws Unusable {
    Trust trust = new Trust(certificates(AUTHORITY, given.caCert()));
    Map<Side, Identity> shown = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      shown.put(side, identity(side, Pair.of(given, side), trust, now));
    }
    tryOut(Side.CONTROLLER, Side.NODE, shown, trust, now);
    tryOut(Side.NODE, Side.CONTROLLER, shown, trust, now);
    return new DriverMaterial(Optional.empty(), Optional.empty(), trust.authorities(), shown, "");
  }

  /** Nodes call the controller, and the controller calls nodes. */
  private static void tryOut(
      Side serves, Side calls, Map<Side, Identity> shown, Trust trust, Instant now)
      throws Unusable {
    Optional<Refusal> refusal =
        new Handshake(party(serves, shown, trust), party(calls, shown, trust), now).refusal();
    if (refusal.isPresent()) {
      Side refused = refusal.get().ofServer() ? serves : calls;
      throw new Unusable(
          refused.field() + "Cert",
          "is refused by the other side of the driver: " + refusal.get().why());
    }
  }

  private static Party party(Side side, Map<Side, Identity> shown, Trust trust) {
    return new Party(Objects.requireNonNull(shown.get(side)), trust);
  }

  private static Identity identity(Side side, Pair pair, Trust trust, Instant now) throws Unusable {
    String field = side.field() + "Cert";
    String keyField = side.field() + "Key";
    List<X509Certificate> chain = certificates(field, pair.certificate());
    Identity identity = identity(keyField, pair);
    X509Certificate certificate = chain.getFirst();
    if (!Term.valid(certificate, now)) {
      throw new Unusable(
          field,
          "is valid from %s to %s only"
              .formatted(
                  certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()));
    }
    if (!trust.leadsTo(chain, now)) {
      throw new Unusable(field, "was not signed by the authority in caCert, or that has ended");
    }
    if (!speaksFor(certificate, side.peerName())) {
      throw new Unusable(field, "does not speak for " + side.peerName());
    }
    return identity;
  }

  private static List<X509Certificate> certificates(String field, String text) throws Unusable {
    try {
      return Pem.certificates(text(field, text));
    } catch (UnusablePem unusable) {
      throw new Unusable(field, unusable.problem());
    }
  }

  private static Identity identity(String keyField, Pair pair) throws Unusable {
    try {
      return Identity.read(text(keyField, pair.certificate()), text(keyField, pair.key()));
    } catch (UnusablePem unusable) {
      throw new Unusable(keyField, unusable.problem());
    }
  }

  private static String text(String field, String base64) throws Unusable {
    if (base64.isBlank()) {
      throw new Unusable(field, "is missing: " + ALL);
    }
    try {
      return Pem.decoded(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException unreadable) {
      throw new Unusable(field, "is not base64");
    }
  }

  /** The driver falls back on the common name where there is no other. */
  static boolean speaksFor(X509Certificate certificate, String name) {
    return Names.uncovered(certificate, List.of(name)).isEmpty()
        || Arrays.asList(certificate.getSubjectX500Principal().getName().split(","))
            .contains("CN=" + name);
  }

  /** What is wrong with a field, for a person. */
  public static String sentence(String field, String problem) {
    return "spec.%s %s".formatted(field, problem);
  }

  /** A field that can't be used. */
  public static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String field, String problem) {
      super(GivenMaterial.sentence(field, problem));
    }

    /** A sentence for a person. */
    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
