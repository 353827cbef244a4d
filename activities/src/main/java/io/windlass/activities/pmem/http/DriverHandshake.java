package io.windlass.activities.pmem.http;

import io.windlass.pki.Anybody;
import io.windlass.pki.FreshConnection;
import io.windlass.pki.Identity;
import io.windlass.pki.Insistent;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Handshakes with the pods of a driver, as its other side makes them. Nothing is sent, so anybody
 * is believed: whoever asks judges what is shown.
 *
 * @param clusterDomain DNS domain of the cluster
 */
public record DriverHandshake(String clusterDomain) {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** With it a handshake is over only when the server has judged the client, too. */
  private static final String[] PROTOCOLS = {"TLSv1.2"};

  /** What comes of it. */
  public sealed interface Answer {

    /** The server has believed what it was shown. */
    record Believed(X509Certificate shown) implements Answer {}

    /** It has not. */
    record Refused() implements Answer {}

    /** Nobody is there, or ends in the middle. */
    record Silent() implements Answer {}
  }

  /**
   * Shows a pod a certificate.
   *
   * @param address of the pod, an IP address
   */
  public Answer with(String namespace, String address, int port, Identity shown) {
    String host = PodHost.of(namespace, address, clusterDomain);
    return with(URI.create("tls://%s:%d".formatted(host, port)), shown);
  }

  static Answer with(URI server, Identity shown) {
    try (SSLSocket socket =
        FreshConnection.open(server, Insistent.managers(shown), Anybody.managers(), LIMIT)) {
      socket.setEnabledProtocols(PROTOCOLS);
      socket.startHandshake();
      return new Answer.Believed(certificate(socket));
    } catch (SSLException refused) {
      return ended(refused.getCause()) ? new Answer.Silent() : new Answer.Refused();
    } catch (IOException silent) {
      return new Answer.Silent();
    }
  }

  private static X509Certificate certificate(SSLSocket socket) throws SSLPeerUnverifiedException {
    return List.of(socket.getSession().getPeerCertificates()).stream()
        .map(X509Certificate.class::cast)
        .findFirst()
        .orElseThrow(() -> new SSLPeerUnverifiedException("it shows none"));
  }

  /** A process that ends in the middle of a handshake has not judged. */
  private static boolean ended(@Nullable Throwable cause) {
    return cause instanceof EOFException
        || cause instanceof SocketException
        || cause instanceof SocketTimeoutException;
  }
}
