package io.windlass.activities.aistore.http;

import io.windlass.pki.Anybody;
import io.windlass.pki.FreshConnection;
import io.windlass.pki.Identity;
import io.windlass.pki.Insistent;
import io.windlass.pki.Trust;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Handshakes by which it is found out whether an authority counts for anything. */
public final class TrialHandshake {

  private static final String REQUEST = "GET /v1/health HTTP/1.0\r\n\r\n";

  /** What comes of it. */
  public enum Outcome {
    /** Both sides went on. */
    BELIEVED,
    /** One side did not believe the other. */
    REFUSED,
    /** There was no answer that tells. */
    SILENT
  }

  private TrialHandshake() {}

  /** Whether a client that trusts those authorities, and nobody else, believes a server. */
  public static Outcome trusting(URI server, Trust trust, AisTimes times) {
    return attempt(server, new KeyManager[0], trust.managers(), times);
  }

  /** Whether a server believes a client that shows that certificate. */
  public static Outcome showing(URI server, Identity shown, AisTimes times) {
    return attempt(server, Insistent.managers(shown), Anybody.managers(), times);
  }

  /**
   * A server of TLS 1.3 judges after the client's part is over: only its first answer tells. One
   * that ends in the middle has not judged.
   */
  private static Outcome attempt(
      URI server, KeyManager[] shown, TrustManager[] trusted, AisTimes times) {
    try (SSLSocket socket = FreshConnection.open(server, shown, trusted, times.probe())) {
      socket.startHandshake();
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return socket.getInputStream().read() < 0 ? Outcome.SILENT : Outcome.BELIEVED;
    } catch (SSLException refused) {
      return refused.getCause() instanceof EOFException ? Outcome.SILENT : Outcome.REFUSED;
    } catch (IOException silent) {
      return Outcome.SILENT;
    }
  }
}
