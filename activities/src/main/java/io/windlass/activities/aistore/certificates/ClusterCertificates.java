package io.windlass.activities.aistore.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.http.TlsMaterial;
import io.windlass.activities.kubernetes.NamedSecrets;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the certificates of clusters and of Windlass, always anew: what is renewed counts at the
 * next call. Keys stay in this process; nothing here is put into a payload, log line or status.
 */
public final class ClusterCertificates {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterCertificates.class);

  private final KubernetesClient kubernetes;
  private final String clusterDomain;
  private final boolean trustAnybody;
  private final Lifetimes lifetimes;
  private final Optional<AuthorityFiles> authorities;
  private final Optional<ClientIdentity> client;

  public ClusterCertificates(
      KubernetesClient kubernetes, String clusterDomain, TlsSettings settings) {
    this.kubernetes = kubernetes;
    this.clusterDomain = clusterDomain;
    this.trustAnybody = settings.trustAnybody();
    this.lifetimes = settings.lifetimes();
    this.authorities = settings.authorities().map(AuthorityFiles::new);
    this.client =
        settings.clientCertificate().map(place -> new ClientIdentity(place, settings.perCluster()));
  }

  /** What makes calls to a cluster secure; empty when it serves plain HTTP. */
  public Optional<TlsMaterial> material(AIStore aistore) {
    Https https = new Https(aistore);
    return https.on()
        ? Optional.of(
            new TlsMaterial(
                nodesTrust(aistore, https).with(installationTrusts()),
                shown(aistore, https),
                trustsAnybody(https)))
        : Optional.empty();
  }

  /** How long what Windlass issues itself is valid. */
  public Lifetimes lifetimes() {
    return lifetimes;
  }

  /**
   * Why the certificate of a cluster, or ours towards it, can't be used. What Windlass issues
   * itself is put right, not found fault with.
   */
  public Optional<Stalled<AIStoreStep>> problem(AIStore aistore) {
    Https https = new Https(aistore);
    return https
        .named()
        .filter(name -> !https.issuedByWindlass())
        .flatMap(name -> problem(aistore, https, name))
        .or(() -> unverifiable(https))
        .or(() -> ownProblem(aistore, https));
  }

  /** Whether the Secret of a cluster exists. */
  public boolean present(AIStore aistore) {
    return new Https(aistore).named().flatMap(name -> find(aistore, name)).isPresent();
  }

  /** What a cluster should show, where that can be read; empty when it serves plain HTTP. */
  public Optional<Identity> identity(AIStore aistore) {
    return Optional.of(new Https(aistore))
        .filter(Https::on)
        .flatMap(Https::secret)
        .flatMap(name -> find(aistore, name))
        .flatMap(secret -> ClusterSecret.of(secret).identity());
  }

  /** What people are told of it. */
  public Optional<CertificateStatus> status(AIStore aistore) {
    return identity(aistore)
        .map(Identity::certificate)
        .map(
            certificate ->
                new CertificateStatus(
                    new Https(aistore).secret().orElse(""),
                    certificate.getNotAfter().toInstant().toString(),
                    Fingerprint.of(certificate)));
  }

  /**
   * Whether nodes that have shown one certificate believe another that is in the Secret now: an
   * authority that they must know, since it has signed the one, has signed the other too.
   */
  public boolean believed(AIStore aistore, X509Certificate shown, Identity next) {
    return believed(aistore, List.of(shown), next.chain());
  }

  /** The same of two certificates with those that vouch for them. */
  public boolean believed(
      AIStore aistore, List<X509Certificate> shown, List<X509Certificate> next) {
    Https https = new Https(aistore);
    Instant then = shown.getFirst().getNotBefore().toInstant();
    return https.nodesTrustAnybody()
        || nodesTrust(aistore, https).authorities().stream()
            .map(authority -> new Trust(List.of(authority)))
            .anyMatch(trust -> trust.leadsTo(shown, then) && trust.leadsTo(next, Instant.now()));
  }

  /** Whether Windlass believes what a node shows; empty where it does not verify. */
  public Optional<Boolean> verified(AIStore aistore, List<X509Certificate> shown) {
    Https https = new Https(aistore);
    return trustsAnybody(https)
        ? Optional.empty()
        : Optional.of(
            nodesTrust(aistore, https).with(installationTrusts()).leadsTo(shown, Instant.now()));
  }

  /** Where each pod has a certificate of its own, no Secret tells who has signed them. */
  private Optional<Stalled<AIStoreStep>> unverifiable(Https https) {
    return https.ofEachPod().isEmpty()
            || !https.on()
            || trustsAnybody(https)
            || !installationTrusts().isEmpty()
        ? Optional.empty()
        : stalled(
            Reason.CERTIFICATE_UNUSABLE,
            "spec.tls.certificate.mode (csi): no Secret tells Windlass which authority signs the certificates of the pods; give the worker that authority in WINDLASS_AISTORE_TLS_AUTHORITIES, %s, or set spec.operatorSkipVerifyCrt"
                .formatted(
                    authorities.isEmpty()
                        ? "which is not set"
                        : "where there is no certificate that can be read"));
  }

  private Optional<Stalled<AIStoreStep>> problem(AIStore aistore, Https https, String name) {
    Optional<Secret> secret = find(aistore, name);
    if (secret.isEmpty()) {
      return stalled(
          Reason.MISSING_REFERENCE,
          "%s: there is no such Secret in namespace %s; %s to go on"
              .formatted(
                  field(https, name),
                  aistore.getMetadata().getNamespace(),
                  https.asked().isPresent() ? "cert-manager has to make it" : "create it"));
    }
    if (!https.on()) {
      return Optional.empty();
    }
    Trust more = new Trust(installationTrusts());
    return new CertificateCheck(https, clusterDomain, more, trustsAnybody(https), Instant.now())
        .problem(ClusterSecret.of(secret.get()))
        .flatMap(
            problem ->
                stalled(
                    Reason.CERTIFICATE_UNUSABLE,
                    "%s: %s; %s to go on"
                        .formatted(
                            field(https, name),
                            problem,
                            https.asked().isPresent()
                                ? "have cert-manager issue another"
                                : "put it right in the Secret")));
  }

  private static String field(Https https, String secret) {
    return (https.asked().isPresent()
            ? "spec.tls.certificate (Secret %s)"
            : "spec.tls.secretName (%s)")
        .formatted(secret);
  }

  private Optional<Stalled<AIStoreStep>> ownProblem(AIStore aistore, Https https) {
    return client
        .filter(files -> https.asksClients())
        .flatMap(
            files ->
                unreadable(files, aistore)
                    .flatMap(
                        problem ->
                            stalled(
                                Reason.CERTIFICATE_UNUSABLE,
                                "the certificate that Windlass shows, in %s of the worker: %s; put it right to go on"
                                    .formatted(files.directory(aistore), problem))));
  }

  private Optional<String> unreadable(ClientIdentity files, AIStore aistore) {
    try {
      Identity identity = files.read(aistore);
      Https https = new Https(aistore);
      Trust trust = nodesTrust(aistore, https);
      return trust.authorities().isEmpty() || trust.leadsTo(identity.chain(), Instant.now())
          ? Optional.empty()
          : Optional.of(
              https.ofEachPod().isPresent()
                  ? "no authority in WINDLASS_AISTORE_TLS_AUTHORITIES has signed it, or it has"
                      + " expired"
                  : "no authority in ca.crt of the cluster has signed it, or it has expired");
    } catch (IOException | UnusablePem unusable) {
      return Optional.of(words(unusable));
    }
  }

  private Optional<Identity> shown(AIStore aistore, Https https) {
    if (client.isEmpty() || !https.asksClients()) {
      return Optional.empty();
    }
    try {
      return Optional.of(client.get().read(aistore));
    } catch (IOException | UnusablePem unusable) {
      return Optional.empty();
    }
  }

  /** What pods have from the CSI driver nobody else sees: the authorities of the worker count. */
  private Trust nodesTrust(AIStore aistore, Https https) {
    if (https.ofEachPod().isPresent()) {
      return new Trust(installationTrusts());
    }
    return https
        .secret()
        .flatMap(NamedSecrets.beside(kubernetes, aistore)::findIfAllowed)
        .map(secret -> ClusterSecret.of(secret).trust())
        .orElseGet(() -> new Trust(List.of()));
  }

  private List<X509Certificate> installationTrusts() {
    if (authorities.isEmpty()) {
      return List.of();
    }
    try {
      return authorities.get().read();
    } catch (IOException | UnusablePem unusable) {
      LOG.warn("the authorities of windlass.aistore.tls.authorities: {}", words(unusable));
      return List.of();
    }
  }

  private boolean trustsAnybody(Https https) {
    return https.windlassTrustsAnybody().orElse(trustAnybody);
  }

  private Optional<Secret> find(AIStore aistore, String name) {
    return NamedSecrets.beside(kubernetes, aistore).find(name);
  }

  /** Exceptions about files say little more than the file's name. */
  private static String words(Exception unusable) {
    return unusable instanceof IOException
        ? "can't be read (%s)".formatted(unusable)
        : String.valueOf(unusable.getMessage());
  }

  private static Optional<Stalled<AIStoreStep>> stalled(Reason reason, String message) {
    return Optional.of(new Stalled<>(reason, message));
  }
}
