package io.windlass.pki;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A connection on which a handshake is yet to be made, with a context of its own each time: a
 * resumed session would show the certificate of before.
 */
public final class FreshConnection {

  private FreshConnection() {}

  /**
   * Connects; that, and every answer later, has the same time.
   *
   * @param shown by us to the server
   * @param trusted judges what the server shows
   * @param atMost for each of them
   */
  public static SSLSocket open(
      URI server, KeyManager[] shown, TrustManager[] trusted, Duration atMost) throws IOException {
    int limit = Math.toIntExact(atMost.toMillis());
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), limit);
      plain.setSoTimeout(limit);
      return (SSLSocket)
          context(shown, trusted)
              .getSocketFactory()
              .createSocket(plain, server.getHost(), server.getPort(), true);
    } catch (IOException failed) {
      plain.close();
      throw failed;
    }
  }

  private static SSLContext context(KeyManager[] shown, TrustManager[] trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown, trusted, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
