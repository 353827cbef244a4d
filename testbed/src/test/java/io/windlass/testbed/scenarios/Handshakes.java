package io.windlass.testbed.scenarios;

import io.windlass.pki.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client of one cluster's nodes that believes the given authorities, and nobody else. */
record Handshakes(String namespace, String cluster, List<X509Certificate> authorities) {

  SSLContext client() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new Trust(authorities).managers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /**
   * The certificates that nodes show now, each for the name by which it is called.
   *
   * @param nodes role and ordinal of each
   */
  List<X509Certificate> served(List<String> nodes) {
    return nodes.stream().map(this::served).toList();
  }

  private X509Certificate served(String node) {
    String role = node.substring(0, node.indexOf('-'));
    String host =
        "%s-%s.%s-%s.%s.svc.cluster.local".formatted(cluster, node, cluster, role, namespace);
    int port = role.equals("proxy") ? 51080 : 51081;
    try (SSLSocket socket = (SSLSocket) client().getSocketFactory().createSocket(host, port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (IOException failed) {
      throw new UncheckedIOException(host, failed);
    }
  }
}
