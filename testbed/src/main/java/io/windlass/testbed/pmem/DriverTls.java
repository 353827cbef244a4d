package io.windlass.testbed.pmem;

import io.windlass.pki.Anybody;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Mutual TLS between the controller and the nodes, and the controller's encrypted metrics.
 *
 * <ol>
 *   <li>The files are read once, when the process starts: what changes in them afterwards changes
 *       nothing.
 *   <li>Nothing older than TLS 1.2; a client must show a certificate.
 *   <li>Each side believes its authorities alone, within the dates of the certificate, and only
 *       under the right name.
 * </ol>
 */
final class DriverTls {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final SSLContext peers;
  private final SSLContext anybody;

  private DriverTls(Identity identity, Trust trust, PeerName peer) {
    this.peers = context(identity, new NamedPeer(trust, peer).managers());
    this.anybody = context(identity, Anybody.managers());
  }

  /**
   * Reads the files.
   *
   * @throws StartFailure when one is missing or unusable
   */
  static DriverTls read(ContainerContext context, DriverConfig.Files files, PeerName peer)
      throws StartFailure {
    try {
      Identity identity =
          Identity.read(text(context, files.certificate()), text(context, files.key()));
      Trust trust = new Trust(Pem.certificates(text(context, files.authorities())));
      return new DriverTls(identity, trust, peer);
    } catch (UnusablePem unusable) {
      throw StartFailure.of(
          "failed to initialize driver: tls: one of %s, %s and %s %s"
              .formatted(
                  files.authorities(), files.certificate(), files.key(), unusable.problem()));
    }
  }

  private static String text(ContainerContext context, String path) throws StartFailure {
    try {
      return Files.readString(context.path(path));
    } catch (IOException | IllegalArgumentException missing) {
      throw StartFailure.of(
          "failed to initialize driver: open %s: no such file or directory".formatted(path));
    }
  }

  private static SSLContext context(Identity identity, TrustManager[] trusted) {
    try {
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(identity.managers(), trusted, new SecureRandom());
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** Begins to serve the other side of the driver on a connection that it has made. */
  Socket serveToPeer(Socket connection) throws IOException {
    SSLSocket socket = served(peers, connection);
    socket.setNeedClientAuth(true);
    return socket;
  }

  /** The same for whoever has made it. */
  Socket serveToAnybody(Socket connection) throws IOException {
    return served(anybody, connection);
  }

  private static SSLSocket served(SSLContext context, Socket connection) throws IOException {
    SSLSocket socket = secured(context, connection);
    socket.setUseClientMode(false);
    return socket;
  }

  private static SSLSocket secured(SSLContext context, Socket connection) throws IOException {
    String host = connection.getInetAddress().getHostAddress();
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(connection, host, connection.getPort(), true);
    socket.setEnabledProtocols(PROTOCOLS);
    return socket;
  }

  /**
   * Connects to the other side. This side has believed its certificate then; whether it believes
   * this one's, the first answer tells.
   */
  Channel connect(InetSocketAddress address, Duration limit) throws IOException {
    Socket connection = new Socket();
    try {
      connection.setSoTimeout((int) limit.toMillis());
      connection.connect(address, (int) limit.toMillis());
      SSLSocket socket = secured(peers, connection);
      socket.startHandshake();
      return new Channel(connection, socket);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }
}
