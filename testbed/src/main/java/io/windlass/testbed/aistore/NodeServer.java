package io.windlass.testbed.aistore;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** The listeners of one node. They accept while the node hangs, as a stopped process's do. */
final class NodeServer {
  static {
    // Without it every answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int QUEUE = 256;
  private static final Duration COPIES_CLOSED = Duration.ofSeconds(2);

  private final List<HttpServer> listeners = new ArrayList<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<NodeRequest, Answer> handler;
  private final Phaser answering = new Phaser(1);

  NodeServer(Function<NodeRequest, Answer> handler) {
    this.handler = handler;
  }

  /**
   * Listens on each distinct port.
   *
   * @throws IOException when a port is taken; none stays open then
   */
  void open(InetAddress address, Set<Integer> ports, Optional<NodeTls> tls) throws IOException {
    try {
      for (int port : ports) {
        HttpServer listener = listen(new InetSocketAddress(address, port), tls);
        listener.setExecutor(workers);
        listener.createContext("/", this::serve);
        listeners.add(listener);
      }
      listeners.forEach(HttpServer::start);
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  /**
   * A process that this one has just started holds copies of its sockets until it has closed them:
   * a port may be free some moments after it was closed here.
   */
  private static HttpServer listen(InetSocketAddress address, Optional<NodeTls> tls)
      throws IOException {
    long end = System.nanoTime() + COPIES_CLOSED.toNanos();
    while (true) {
      try {
        return tls.isEmpty() ? HttpServer.create(address, QUEUE) : secured(address, tls.get());
      } catch (BindException taken) {
        if (System.nanoTime() > end) {
          throw taken;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private static HttpServer secured(InetSocketAddress address, NodeTls tls) throws IOException {
    HttpsServer listener = HttpsServer.create(address, QUEUE);
    listener.setHttpsConfigurator(tls.configurator());
    return listener;
  }

  /** Closes listeners and connections; requests in flight get no answer. */
  void close() {
    listeners.forEach(listener -> listener.stop(0));
    workers.shutdownNow();
  }

  /** Lets requests in flight get their answers, for a while. */
  void awaitAnswers(Duration limit) {
    try {
      answering.awaitAdvanceInterruptibly(
          answering.arriveAndDeregister(), limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // Whoever still waits is told nothing, as when a process ends.
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    answering.register();
    try (exchange) {
      send(exchange, handler.apply(read(exchange)));
    } finally {
      answering.arriveAndDeregister();
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.body().length));
    }
    boolean bodiless = head || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static NodeRequest read(HttpExchange exchange) throws IOException {
    InetSocketAddress remote = exchange.getRemoteAddress();
    return new NodeRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        headers(exchange.getRequestHeaders()),
        exchange.getRequestBody().readAllBytes(),
        remote.getAddress().getHostAddress() + ":" + remote.getPort());
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(Headers all) {
    Map<String, String> headers = new HashMap<>();
    all.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }
}
