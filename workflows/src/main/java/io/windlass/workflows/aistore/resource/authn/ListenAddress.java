package io.windlass.workflows.aistore.resource.authn;

import io.windlass.workflows.aistore.resource.CertificateMode;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.util.Optional;

/** Where the service is reached inside the Kubernetes cluster. */
public record ListenAddress(AIStoreAuth auth) {

  static final int PORT = 52_001;

  /** The port. */
  public int port() {
    return Optional.ofNullable(auth.getSpec().config())
        .map(AuthnConfig::net)
        .map(NetworkConfig::http)
        .map(HttpConfig::port)
        .orElse(PORT);
  }

  /** Whether it serves HTTPS. */
  public boolean https() {
    return certificateSecret().isPresent() || ofPod().isPresent();
  }

  /** What cert-manager is asked to put into a Secret; empty where it is not asked. */
  public Optional<TlsCertificate> asked() {
    return certificate().filter(certificate -> certificate.mode() != CertificateMode.CSI);
  }

  /** What cert-manager's CSI driver is to give the pod; empty where a Secret is mounted. */
  public Optional<TlsCertificate> ofPod() {
    return certificate().filter(certificate -> certificate.mode() == CertificateMode.CSI);
  }

  private Optional<TlsCertificate> certificate() {
    return Optional.ofNullable(auth.getSpec().tls()).map(AuthnTls::certificate);
  }

  /** The Secret with its certificate; empty for plain HTTP, and where only the pod has it. */
  public Optional<String> certificateSecret() {
    return asked()
        .map(asked -> AuthnNames.of(auth).certificateSecret())
        .or(() -> Optional.ofNullable(auth.getSpec().tls()).map(AuthnTls::secretName))
        .filter(name -> !name.isEmpty());
  }

  /** The URL by which clusters and clients inside call it. */
  public String url() {
    AuthnNames names = AuthnNames.of(auth);
    return "%s://%s.%s.svc:%d"
        .formatted(https() ? "https" : "http", names.service(), names.namespace(), port());
  }
}
