package io.windlass.activities.aistore.http;

import io.windlass.pki.Anybody;
import io.windlass.pki.Identity;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The pools of connections: one for plain HTTP, and one for each material of HTTPS that is in use.
 * Renewed material gets a pool of its own; the one of the old material is forgotten, and its
 * connections end when they are idle.
 */
public final class AisConnections {

  /** More clusters with authorities of their own than this, and pools are made anew too often. */
  private static final int POOLS = 256;

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
      context.init(
          material.client().map(Identity::managers).orElse(null),
          trust(material),
          new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** Null stands for those that every Java platform believes. */
  private static TrustManager @Nullable [] trust(TlsMaterial material) {
    if (material.anybody()) {
      return Anybody.managers();
    }
    return material.trust().authorities().isEmpty() ? null : material.trust().managers();
  }
}
