package io.windlass.activities.aistore.http;

import io.windlass.pki.Anybody;
import io.windlass.pki.FreshConnection;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;

/**
 * What a server shows in a handshake. Believes anybody, since nothing is sent: whose certificate it
 * is gets judged by whoever asks.
 */
public final class ShownCertificate {

  private ShownCertificate() {}

  /** The certificate and those that vouch for it; empty when there is no handshake in time. */
  public static List<X509Certificate> chain(URI server, AisTimes times) {
    try (SSLSocket socket =
        FreshConnection.open(server, new KeyManager[0], Anybody.managers(), times.probe())) {
      socket.startHandshake();
      return Arrays.stream(socket.getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException silent) {
      return List.of();
    }
  }
}
