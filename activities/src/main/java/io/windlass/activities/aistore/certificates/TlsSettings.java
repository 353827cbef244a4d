package io.windlass.activities.aistore.certificates;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an installation may set for HTTPS towards all AIStore clusters. Files are read anew whenever
 * they change.
 *
 * @param authorities a file of certificates in PEM, or a directory of such files, to trust beside
 *     {@code ca.crt} of the cluster's Secret
 * @param trustAnybody whether certificates are not verified where the spec does not say
 * @param clientCertificate a directory with {@code tls.crt} and {@code tls.key}, to show to
 *     clusters that ask for a certificate
 * @param perCluster whether these files are in a directory {@code <namespace>/<name>} below
 * @param lifetimes of what Windlass issues itself
 */
public record TlsSettings(
    Optional<Path> authorities,
    boolean trustAnybody,
    Optional<Path> clientCertificate,
    boolean perCluster,
    Lifetimes lifetimes) {

  /** Verifies, trusts what the cluster's Secret says, and shows no certificate. */
  public static final TlsSettings DEFAULT =
      new TlsSettings(Optional.empty(), false, Optional.empty(), false, Lifetimes.DEFAULT);
}
