package io.windlass.starter.certificate;

import io.windlass.pki.Identity;
import jakarta.inject.Singleton;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that new connections get. It can be replaced at any time: connections that are
 * open keep the one with which they began.
 */
@Singleton
public final class ServedCertificate extends X509ExtendedKeyManager {

  private static final String ALIAS = "webhook";

  private final AtomicReference<Optional<Identity>> served =
      new AtomicReference<>(Optional.empty());

  /** What new connections get. */
  public Optional<Identity> present() {
    return served.get();
  }

  void serve(Identity identity) {
    served.set(Optional.of(identity));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = alias(keyType);
    return alias == null ? null : new String[] {alias};
  }

  private @Nullable String alias(String keyType) {
    return present()
        .map(identity -> identity.key().getAlgorithm())
        .filter(algorithm -> keyType.equals(algorithm) || keyType.startsWith(algorithm + "_"))
        .map(algorithm -> ALIAS)
        .orElse(null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return present().map(one -> one.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return present().map(Identity::key).orElse(null);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
