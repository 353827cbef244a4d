package io.windlass.activities.aistore.http;

import io.windlass.pki.Anybody;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * What a server shows in a handshake. Believes anybody, since nothing is sent: whose certificate it
 * is gets judged by whoever asks.
 */
public final class ShownCertificate {

  private ShownCertificate() {}

  /** The certificate itself; empty when there is no handshake in time. */
  public static Optional<X509Certificate> of(URI server, AisTimes times) {
    int limit = Math.toIntExact(times.probe().toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), limit);
      plain.setSoTimeout(limit);
      try (SSLSocket socket = secured(plain, server)) {
        socket.startHandshake();
        return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
      }
    } catch (IOException silent) {
      return Optional.empty();
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
