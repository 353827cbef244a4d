package io.windlass.pki;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Two sides that try whether they believe each other, in memory.
 *
 * <ol>
 *   <li>Each shows its certificate and signs with its key; the server insists on the client's.
 *   <li>They take turns, until both are content.
 *   <li>The side that gives up has refused what the other one showed.
 * </ol>
 *
 * <p>Guarantee: what comes off here comes off between programs with these files, at that time and
 * with TLS 1.2 or later, as far as the rules of this JDK go.
 *
 * @param now the time at which certificates are judged
 */
public record Handshake(Party server, Party client, Instant now) {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** More turns than any handshake takes. */
  private static final int TURNS = 1000;

  /** Room for some records on the way. */
  private static final int ROOM = 1 << 18;

  /** What one side shows, and whom it believes. */
  public record Party(Identity shown, Trust trust) {}

  /**
   * Why it does not come off.
   *
   * @param ofServer whether the certificate of the server was refused, and not that of the client
   * @param why what TLS says of it; nothing of a key
   */
  public record Refusal(boolean ofServer, String why) {}

  /** Why they do not believe each other; empty when they do. */
  public Optional<Refusal> refusal() {
    ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    ByteBuffer toClient = ByteBuffer.allocate(ROOM);
    Side serving = new Side(engine(server, false), toServer, toClient);
    Side calling = new Side(engine(client, true), toClient, toServer);
    for (int turn = 0; turn < TURNS && !(serving.content() && calling.content()); turn++) {
      Optional<Refusal> refused =
          calling
              .turn()
              .map(why -> new Refusal(true, why))
              .or(() -> serving.turn().map(why -> new Refusal(false, why)));
      if (refused.isPresent()) {
        return refused;
      }
    }
    return serving.content() && calling.content()
        ? Optional.empty()
        : Optional.of(new Refusal(true, "the handshake does not come to an end"));
  }

  private SSLEngine engine(Party party, boolean calls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(party.shown().managers(), party.trust().managers(now), null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(calls);
      engine.setNeedClientAuth(!calls);
      engine.setEnabledProtocols(PROTOCOLS);
      engine.beginHandshake();
      return engine;
    } catch (GeneralSecurityException | SSLException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /**
   * One side at work.
   *
   * @param inbox what the other has sent and this one has not read
   */
  private record Side(SSLEngine engine, ByteBuffer inbox, ByteBuffer outbox) {

    boolean content() {
      return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Does what is next; answers why it gives up, if it does. */
    Optional<String> turn() {
      try {
        switch (engine.getHandshakeStatus()) {
          case NEED_TASK -> engine.getDelegatedTask().run();
          case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), outbox);
          case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> read();
          case FINISHED, NOT_HANDSHAKING -> {}
        }
        return Optional.empty();
      } catch (SSLException refused) {
        return Optional.of(String.valueOf(refused.getMessage()));
      }
    }

    private void read() throws SSLException {
      inbox.flip();
      engine.unwrap(inbox, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
      inbox.compact();
    }
  }
}
