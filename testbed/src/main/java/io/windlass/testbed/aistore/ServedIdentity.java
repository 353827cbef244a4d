package io.windlass.testbed.aistore;

import io.windlass.pki.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows clients whatever certificate the node has at that moment. */
final class ServedIdentity extends X509ExtendedKeyManager {
  private static final String ONLY = "node";

  private volatile Identity identity;

  ServedIdentity(Identity identity) {
    this.identity = identity;
  }

  Identity identity() {
    return identity;
  }

  void serve(Identity other) {
    identity = other;
  }

  private @Nullable String alias(String keyType) {
    return identity.key().getAlgorithm().equals(keyType) ? ONLY : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal[] issuers, SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return alias(keyType);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return new String[] {ONLY};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return identity.key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return null;
  }
}
