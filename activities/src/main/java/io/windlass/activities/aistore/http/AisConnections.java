package io.windlass.activities.aistore.http;

import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The pools of connections: one for plain HTTP, and one for each material of HTTPS that is in use.
 * Renewed material gets a pool of its own; the one of the old material is forgotten, and its
 * connections end when they are idle.
 */
public final class AisConnections {

  /** More clusters with authorities of their own than this, and pools are made anew too often. */
  private static final int POOLS = 256;

  private static final char[] NO_PASSWORD = {};

  private final HttpClient plain;
  private final Duration connect;
  private final Map<TlsMaterial, HttpClient> secured =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TlsMaterial, HttpClient> eldest) {
          return size() > POOLS;
        }
      };

  public AisConnections(AisTimes times) {
    connect = times.connect();
    plain = builder().build();
  }

  /** The pool for a cluster; without material, that for plain HTTP. */
  public HttpClient to(Optional<TlsMaterial> material) {
    return material.map(this::secured).orElse(plain);
  }

  private synchronized HttpClient secured(TlsMaterial material) {
    return secured.computeIfAbsent(material, rests -> builder().sslContext(context(rests)).build());
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect);
  }

  private static SSLContext context(TlsMaterial material) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust =
          material.anybody() ? new TrustManager[] {new Anybody()} : managers(material.trust());
      context.init(managers(material.client()), trust, new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static TrustManager[] managers(Trust trust) throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (trust.authorities().isEmpty()) {
      factory.init((KeyStore) null);
    } else {
      KeyStore store = empty();
      for (X509Certificate authority : trust.authorities()) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      factory.init(store);
    }
    return factory.getTrustManagers();
  }

  private static KeyManager[] managers(Optional<Identity> client)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    if (client.isPresent()) {
      Certificate[] chain = client.get().chain().toArray(Certificate[]::new);
      store.setKeyEntry("windlass", client.get().key(), NO_PASSWORD, chain);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
