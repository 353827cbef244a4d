package io.windlass.testbed.pmem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts connections, each served on a virtual thread of its own; closed, all of them end. */
final class Listener implements AutoCloseable {

  /**
   * A process that this one has just started holds copies of its sockets until it has closed them:
   * a port may be free some moments after it was closed here.
   */
  private static final Duration COPIES_CLOSED = Duration.ofSeconds(2);

  private final ServerSocket server;
  private final Consumer<Socket> served;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Listener(ServerSocket server, Consumer<Socket> served) {
    this.server = server;
    this.served = served;
  }

  /**
   * Binds and begins to accept.
   *
   * @param served returns when the connection is of no use any more; it is closed then
   */
  static Listener open(InetSocketAddress address, Consumer<Socket> served) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    bind(server, address);
    Listener listener = new Listener(server, served);
    Thread.startVirtualThread(listener::accept);
    return listener;
  }

  private static void bind(ServerSocket server, InetSocketAddress address) throws IOException {
    long end = System.nanoTime() + COPIES_CLOSED.toNanos();
    while (!server.isBound()) {
      try {
        server.bind(address);
      } catch (BindException taken) {
        if (System.nanoTime() > end) {
          server.close();
          throw taken;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) {
        // Closed with the process.
        return;
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try (socket) {
      // A listener may hand out one more connection while it is being closed.
      if (!server.isClosed()) {
        served.accept(socket);
      }
    } catch (IOException e) {
      // The other side has gone before.
    } catch (CancellationException over) {
      // The process has ended.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
