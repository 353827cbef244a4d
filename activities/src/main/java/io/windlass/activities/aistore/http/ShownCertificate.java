package io.windlass.activities.aistore.http;

import io.windlass.pki.Anybody;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * What a server shows in a handshake. Believes anybody, since nothing is sent: whose certificate it
 * is gets judged by whoever asks.
 */
public final class ShownCertificate {

  private ShownCertificate() {}

  /** The certificate and those that vouch for it; empty when there is no handshake in time. */
  public static List<X509Certificate> chain(URI server, AisTimes times) {
    int limit = Math.toIntExact(times.probe().toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), limit);
      plain.setSoTimeout(limit);
      try (SSLSocket socket = secured(plain, server)) {
        socket.startHandshake();
        return Arrays.stream(socket.getSession().getPeerCertificates())
            .map(X509Certificate.class::cast)
            .toList();
      }
    } catch (IOException silent) {
      return List.of();
    }
  }

  /** A context of its own each time: a resumed session would show the certificate of before. */
  private static SSLSocket secured(Socket plain, URI server) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, Anybody.managers(), new SecureRandom());
      return (SSLSocket)
          context.getSocketFactory().createSocket(plain, server.getHost(), server.getPort(), true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
