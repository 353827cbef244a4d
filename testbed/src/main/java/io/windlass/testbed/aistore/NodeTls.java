package io.windlass.testbed.aistore;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.windlass.pki.Anybody;
import io.windlass.pki.Identity;
import io.windlass.pki.Names;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * HTTPS of one node, from the files that its configuration names.
 *
 * <ol>
 *   <li>Certificate and key are read at the start and again when the node is told to load them;
 *       what changes on disk meanwhile changes nothing. The timer of AIS is hours long: none here.
 *   <li>When they can't be used, the node goes on with those it has.
 *   <li>The authorities are read at the start only. Without a file everybody's are believed.
 *   <li>Clients are asked for a certificate as {@code client_auth_tls} says, from 0 to 4.
 * </ol>
 */
final class NodeTls {
  private static final String HTTP = "net.http.";

  private final ContainerContext context;
  private final ClusterConfig config;
  private final Optional<Trust> authorities;
  private final ServedIdentity served;

  private NodeTls(ContainerContext context, ClusterConfig config) throws ConfigFailure {
    this.context = context;
    this.config = config;
    this.authorities = readAuthorities();
    this.served = new ServedIdentity(readIdentity());
  }

  /** Empty for a node that serves plain HTTP. */
  static Optional<NodeTls> of(ClusterConfig config, ContainerContext context) throws ConfigFailure {
    return config.servesHttps() ? Optional.of(new NodeTls(context, config)) : Optional.empty();
  }

  /**
   * Reads certificate and key again.
   *
   * @throws ConfigFailure when they can't be used
   */
  void load() throws ConfigFailure {
    served.serve(readIdentity());
  }

  Identity identity() {
    return served.identity();
  }

  /** Why two nodes do not talk to each other; empty when they do. */
  static Optional<String> distrust(AisNode one, AisNode other) {
    if (one.tls().isEmpty() || other.tls().isEmpty()) {
      return Optional.empty();
    }
    return one.tls().get().doubts(other).or(() -> other.tls().get().doubts(one));
  }

  private Optional<String> doubts(AisNode other) {
    if (config.json().at("/net/http/skip_verify").asBoolean()) {
      return Optional.empty();
    }
    Identity shown = other.tls().orElseThrow().identity();
    String host = other.entry().controlNet().host();
    boolean known =
        authorities.filter(trust -> trust.leadsTo(shown.chain(), Instant.now())).isPresent();
    if (!known) {
      return Optional.of("x509: certificate of %s signed by unknown authority".formatted(host));
    }
    return Names.uncovered(shown.certificate(), List.of(host)).stream()
        .findFirst()
        .map("x509: certificate is not valid for %s"::formatted);
  }

  /** How connections are made. */
  HttpsConfigurator configurator() {
    long level = config.number(HTTP + "client_auth_tls");
    return new HttpsConfigurator(context(level)) {
      @Override
      public void configure(HttpsParameters connection) {
        SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
        if (level == 2 || level == 4) {
          parameters.setNeedClientAuth(true);
        } else if (level > 0) {
          parameters.setWantClientAuth(true);
        }
        connection.setSSLParameters(parameters);
      }
    };
  }

  private SSLContext context(long level) {
    try {
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(
          new KeyManager[] {served},
          authorities.filter(trust -> level >= 3).map(Trust::managers).orElseGet(Anybody::managers),
          new SecureRandom());
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private Optional<Trust> readAuthorities() throws ConfigFailure {
    if (config.text(HTTP + "client_ca_tls").isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Trust(Pem.certificates(text("client_ca_tls"))));
    } catch (UnusablePem unusable) {
      throw new ConfigFailure(HTTP + "client_ca_tls: " + unusable.problem());
    }
  }

  private Identity readIdentity() throws ConfigFailure {
    try {
      return Identity.read(text("server_crt"), text("server_key"));
    } catch (UnusablePem unusable) {
      throw new ConfigFailure("failed to load X.509 (use_https): " + unusable.problem());
    }
  }

  private String text(String key) throws ConfigFailure {
    String path = config.text(HTTP + key);
    try {
      return Files.readString(context.path(path));
    } catch (IOException | IllegalArgumentException missing) {
      throw new ConfigFailure("%s%s (use_https): can't read \"%s\"".formatted(HTTP, key, path));
    }
  }
}
