package io.windlass.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * HTTPS towards all AIStore clusters, under {@code windlass.aistore.tls}: see {@link TlsSettings}.
 */
@ConfigurationProperties("windlass.aistore.tls")
public record TlsConfiguration(
    @Nullable String authorities,
    @Bindable(defaultValue = "false") boolean skipVerify,
    @Nullable String clientCertificate,
    @Bindable(defaultValue = "false") boolean clientCertificatePerCluster,
    @Bindable(defaultValue = "2160h") Duration certificateLifetime,
    @Bindable(defaultValue = "26280h") Duration authorityLifetime) {

  /** The settings as activities take them. */
  public TlsSettings settings() {
    return new TlsSettings(
        path(authorities),
        skipVerify,
        path(clientCertificate),
        clientCertificatePerCluster,
        new Lifetimes(certificateLifetime, authorityLifetime));
  }

  private static Optional<Path> path(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(Path::of);
  }
}
