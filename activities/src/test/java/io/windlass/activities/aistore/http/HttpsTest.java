package io.windlass.activities.aistore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the client believes, what it is called by, and what it shows. */
class HttpsTest {

  private static final Validity VALIDITY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private final Authority authority = Authority.create("root", VALIDITY);
  private final AisConnections connections = new AisConnections(AisTimes.DEFAULT);
  private HttpsServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Identity identity = authority.issue("proxy", List.of("localhost"), VALIDITY);
    KeyStore store = store();
    store.setKeyEntry(
        "proxy", identity.key(), new char[0], identity.chain().toArray(Certificate[]::new));
    store.setCertificateEntry("root", authority.certificate());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    server.setHttpsConfigurator(new AsksClients(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(shown(exchange) ? 200 : 401, -1);
          exchange.close();
        });
    server.start();
  }

  private static boolean shown(HttpExchange exchange) {
    try {
      ((HttpsExchange) exchange).getSSLSession().getPeerCertificates();
      return true;
    } catch (SSLPeerUnverifiedException nothing) {
      return false;
    }
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void believesTheAuthorityOfTheCluster() {
    assertThat(status("localhost", trusting(authority, Optional.empty()))).isEqualTo(401);
  }

  @Test
  void doesNotBelieveAnother() {
    TlsMaterial other = trusting(Authority.create("root", VALIDITY), Optional.empty());
    assertThat(status("localhost", other)).isZero();
    assertThatThrownBy(() -> client("localhost", other).map())
        .isInstanceOf(AisUnreachable.class)
        .hasMessageContaining("localhost does not come to terms over HTTPS");
  }

  @Test
  void doesNotBelieveAnotherName() {
    TlsMaterial material = trusting(authority, Optional.empty());
    assertThat(status("127.0.0.1", material)).isZero();
    assertThat(status("127.0.0.1", new TlsMaterial(material.trust(), Optional.empty(), true)))
        .as("unless told to believe anybody")
        .isEqualTo(401);
  }

  @Test
  void showsItsCertificate() {
    Identity windlass = authority.issue("windlass", List.of(), VALIDITY);
    assertThat(status("localhost", trusting(authority, Optional.of(windlass)))).isEqualTo(200);
  }

  @Test
  void aPoolLastsAsLongAsItsMaterial() {
    TlsMaterial material = trusting(authority, Optional.empty());
    TlsMaterial renewed = trusting(Authority.create("root", VALIDITY), Optional.empty());
    assertThat(connections.to(Optional.of(material)))
        .isSameAs(connections.to(Optional.of(trusting(authority, Optional.empty()))))
        .isNotSameAs(connections.to(Optional.of(renewed)));
  }

  private static TlsMaterial trusting(Authority authority, Optional<Identity> client) {
    return new TlsMaterial(new Trust(List.of(authority.certificate())), client, false);
  }

  private int status(String host, TlsMaterial material) {
    return transport(host, material).status("/v1/health");
  }

  private AisClient client(String host, TlsMaterial material) {
    return new AisClient(transport(host, material));
  }

  private AisTransport transport(String host, TlsMaterial material) {
    URI proxy = URI.create("https://%s:%d".formatted(host, server.getAddress().getPort()));
    return AisTransport.patient(
        connections.to(Optional.of(material)), Shown.NOTHING, List.of(proxy), AisTimes.DEFAULT);
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    return store;
  }
}
