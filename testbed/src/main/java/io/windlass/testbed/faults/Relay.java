package io.windlass.testbed.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line on loopback between a client and a server that can be cut: everything that is open ends,
 * and what is dialled meanwhile ends at once. It passes bytes on as they are, TLS included.
 */
public final class Relay implements AutoCloseable {

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Relay(InetSocketAddress server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Opens a line to a port on loopback. */
  public static Relay to(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      Relay relay =
          new Relay(new InetSocketAddress(loopback, port), new ServerSocket(0, 0, loopback));
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
      if (!cut) {
        upstream.connect(server);
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
