package io.windlass.workflows.aistore.resource;

import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Http;
import io.windlass.workflows.aistore.resource.config.Network;
import io.windlass.workflows.lifecycle.Rotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the daemons of a cluster serve HTTPS, and what that takes.
 *
 * @param aistore the cluster
 */
public record Https(AIStore aistore) {

  /** Keys of the Secret, which are the names of the files that pods see. */
  public static final String CERTIFICATE = "tls.crt";

  public static final String KEY = "tls.key";
  public static final String AUTHORITIES = "ca.crt";

  /**
   * The annotation by which a person has Windlass issue the certificate: then the Secret that the
   * spec names is made. It is none of the spec's fields, so that any definition of the kind keeps
   * it.
   */
  public static final String ISSUER = "windlass.io/certificate-issuer";

  /** What that annotation says. */
  public static final String WINDLASS = "windlass";

  /**
   * The annotation that Windlass writes while nodes mount its bridge between two Secrets: whom that
   * tells them to trust, as a word. Without it they mount what the spec names.
   */
  public static final String BRIDGED = "windlass.io/bridged-authorities";

  /**
   * The same in thought alone: the Secret that nodes are to keep until there is a bridge to the one
   * that the spec names. With its blank nobody can write it on a resource.
   */
  private static final String HELD = "windlass.io/held secret";

  /** From which level on nodes verify the certificates of their clients. */
  private static final int VERIFIES = 3;

  /** With a certificate daemons serve HTTPS, unless they are told not to. */
  public boolean on() {
    return http().map(Http::useHttps).orElse(aistore.getSpec().tls() != null);
  }

  /** The Secret that pods are to mount; empty where the files come from elsewhere. */
  public Optional<String> secret() {
    return named()
        .map(
            named ->
                bridged()
                    .map(word -> Names.of(aistore).bridgeSecret())
                    .or(this::held)
                    .orElse(named));
  }

  /** The Secret that the spec names, or that comes of what it names. */
  public Optional<String> named() {
    return Optional.ofNullable(aistore.getSpec().tls())
        .map(Tls::secretName)
        .or(() -> asked().map(certificate -> Names.of(aistore).certificateSecret()));
  }

  /** What cert-manager is to make that Secret of; empty where it is not asked. */
  public Optional<TlsCertificate> asked() {
    return certificate().filter(certificate -> certificate.mode() != CertificateMode.CSI);
  }

  /** What cert-manager's CSI driver is to give each pod; empty where all pods mount the same. */
  public Optional<TlsCertificate> ofEachPod() {
    return certificate().filter(certificate -> certificate.mode() == CertificateMode.CSI);
  }

  /** Whether pods have the files from a volume, whatever is behind it. */
  public boolean mounted() {
    return secret().isPresent() || ofEachPod().isPresent();
  }

  private Optional<TlsCertificate> certificate() {
    return Optional.ofNullable(aistore.getSpec().tls()).map(Tls::certificate);
  }

  /** Whom nodes are to trust by the bridge between two Secrets; empty while there is none. */
  public Optional<String> bridged() {
    return annotation(BRIDGED).filter(word -> named().isPresent() && !issuedByWindlass());
  }

  /** The Secret that nodes are to keep until there is a bridge; empty where none is needed. */
  public Optional<String> held() {
    return annotation(HELD);
  }

  /** The same resource, in thought, whose nodes are to keep a Secret. */
  public AIStore holding(String secret) {
    return aistore.with(Map.of(HELD, secret));
  }

  /** Whether Windlass makes that Secret, with an authority of its own. */
  public boolean issuedByWindlass() {
    return WINDLASS.equals(issuer().orElse(""))
        && Optional.ofNullable(aistore.getSpec().tls()).map(Tls::secretName).isPresent();
  }

  /** Who is to issue the certificate, where an annotation says so. */
  public Optional<String> issuer() {
    return annotation(ISSUER);
  }

  /** Whether a person wants the authority revoked, and so no node to run until there is another. */
  public boolean revoked() {
    return issuedByWindlass() && Rotation.revokesIn(aistore.getMetadata().getAnnotations());
  }

  /** Why there is no authority that Windlass could replace; empty when there is one. */
  public Optional<String> nothingToReplace() {
    return issuedByWindlass()
        ? Optional.empty()
        : Optional.of(
            "metadata.annotations[%s] is not %s, so the authority of the certificates is not Windlass's to replace"
                .formatted(ISSUER, WINDLASS));
  }

  /** Why no daemon could load a certificate anew, naming the field; empty when they can. */
  public Optional<String> nothingToLoad() {
    if (!mounted()) {
      return Optional.of("spec.tls.secretName is not set, so there is no certificate to load");
    }
    if (!on()) {
      return Optional.of(
          "spec.configToUpdate.net.http.use_https is false, so no node shows the certificate");
    }
    return Boolean.TRUE.equals(aistore.getSpec().shutdownCluster())
        ? Optional.of("spec.shutdownCluster is true, so nodes load the certificate when they start")
        : Optional.empty();
  }

  /** Whether daemons ask clients for a certificate. */
  public boolean asksClients() {
    return on() && http().map(Http::clientAuthTls).filter(level -> level > 0).isPresent();
  }

  /** Whether daemons verify the certificates of clients who show one. */
  public boolean verifiesClients() {
    return on() && http().map(Http::clientAuthTls).filter(level -> level >= VERIFIES).isPresent();
  }

  /** Whether daemons believe any certificate of one another. */
  public boolean nodesTrustAnybody() {
    return http().map(Http::skipVerify).orElse(false);
  }

  /** What the spec says of Windlass's own trust, if anything. */
  public Optional<Boolean> windlassTrustsAnybody() {
    return Optional.ofNullable(aistore.getSpec().operatorSkipVerifyCrt());
  }

  /** The names by which Windlass calls the proxies. */
  public List<String> calledByWindlass(String operatorDomain) {
    return pods(DaemonRole.PROXY, operatorDomain).toList();
  }

  /** The names by which daemons call each other, and look for a proxy when they start. */
  public List<String> calledByNodes(String operatorDomain) {
    String discovery = new Urls(aistore, operatorDomain).serviceHost(DaemonRole.PROXY);
    return Stream.concat(
            Stream.of(discovery),
            Stream.of(DaemonRole.values()).flatMap(role -> pods(role, operatorDomain)))
        .toList();
  }

  private Stream<String> pods(DaemonRole role, String operatorDomain) {
    Urls urls = new Urls(aistore, operatorDomain);
    return IntStream.range(0, ClusterSize.of(aistore).of(role).wanted())
        .mapToObj(ordinal -> urls.podHost(role, ordinal));
  }

  private Optional<String> annotation(String key) {
    return Optional.ofNullable(aistore.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(key));
  }

  private Optional<Http> http() {
    return Optional.ofNullable(aistore.getSpec().configToUpdate())
        .map(ClusterConfigOverrides::net)
        .map(Network::http);
  }
}
