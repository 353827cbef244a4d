package io.windlass.testbed.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A line on loopback between a client and a server that can be cut: everything that is open ends,
 * and what is dialled meanwhile ends at once. It passes bytes on as they are, TLS included.
 */
public final class Relay implements AutoCloseable {

  private final Supplier<Optional<InetSocketAddress>> server;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Relay(Supplier<Optional<InetSocketAddress>> server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Opens a line to a port on loopback. */
  public static Relay to(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Optional<InetSocketAddress> server = Optional.of(new InetSocketAddress(loopback, port));
    return between(new InetSocketAddress(loopback, 0), () -> server);
  }

  /**
   * Opens a line from an address.
   *
   * @param server asked for each connection; one that nobody would answer ends at once
   */
  public static Relay between(
      InetSocketAddress from, Supplier<Optional<InetSocketAddress>> server) {
    try {
      Relay relay = new Relay(server, new ServerSocket(from.getPort(), 0, from.getAddress()));
      Thread.ofVirtual().start(relay::accept);
      return relay;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Where the client dials. */
  public int port() {
    return listener.getLocalPort();
  }

  public void cut() {
    cut = true;
    open.forEach(Relay::end);
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        end(listener);
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (Socket upstream = new Socket()) {
      open.add(upstream);
      Optional<InetSocketAddress> to = cut ? Optional.empty() : server.get();
      if (to.isPresent()) {
        upstream.connect(to.get());
        Thread back = Thread.ofVirtual().start(() -> copy(upstream, client));
        copy(client, upstream);
        back.join();
      }
    } catch (IOException broken) {
      end(client);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      end(client);
      open.removeIf(Socket::isClosed);
    }
  }

  /** Whichever side ends, both do: nobody here closes half a connection. */
  private static void copy(Socket from, Socket to) {
    try (InputStream input = from.getInputStream()) {
      input.transferTo(to.getOutputStream());
    } catch (IOException ended) {
      end(to);
    }
    end(from);
    end(to);
  }

  private static void end(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception alreadyBroken) {
      // It is gone, and that is what was wanted.
    }
  }

  @Override
  public void close() {
    end(listener);
    cut();
  }
}
