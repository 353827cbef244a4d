package io.windlass.activities.aistore.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that behaves as told, and remembers what it was asked. */
final class FakeProxy implements AutoCloseable {

  private static final String ANSWER =
      """
      {"uuid": "cluster", "proxy_si": {"daemon_id": "primary"}}""";

  /** What it does with a request. */
  interface Manner {
    void take(FakeProxy proxy, HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** Serves; every answer is a cluster map. */
  static final Manner SERVES = (proxy, exchange) -> answer(exchange, 200);

  /** Starts, and has not joined yet. */
  static final Manner STARTS = (proxy, exchange) -> answer(exchange, 503);

  /** Has lost the primary. */
  static final Manner LEADERLESS = (proxy, exchange) -> answer(exchange, 502);

  /** Accepts the request and says nothing. */
  static final Manner HANGS = (proxy, exchange) -> proxy.closed.await();

  /** Sends the headers of an answer and never its body. */
  static final Manner STOPS_HALFWAY =
      (proxy, exchange) -> {
        exchange.sendResponseHeaders(200, ANSWER.length());
        exchange.getResponseBody().flush();
        proxy.closed.await();
      };

  /** Closes the connection once it has the request. */
  static final Manner BREAKS = (proxy, exchange) -> exchange.close();

  /** Serves, and every question but that for its health takes the given time. */
  static Manner slow(int milliseconds) {
    return (proxy, exchange) -> {
      if (!exchange.getRequestURI().getPath().equals("/v1/health")) {
        Thread.sleep(milliseconds);
      }
      answer(exchange, 200);
    };
  }

  /** Answers questions, and takes changes in the given manner. */
  static Manner changes(Manner manner) {
    return (proxy, exchange) ->
        (exchange.getRequestMethod().equals("GET") ? SERVES : manner).take(proxy, exchange);
  }

  /** Serves whoever shows this token; answers others with a status and their own token. */
  static Manner asks(String token, int otherwise) {
    return (proxy, exchange) -> {
      String shown =
          Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
      boolean health = exchange.getRequestURI().getPath().equals("/v1/health");
      if (health || shown.equals("Bearer " + token)) {
        answer(exchange, 200);
      } else {
        answer(exchange, otherwise, "{\"message\": \"not you: %s\"}".formatted(shown));
      }
    };
  }

  private final Manner manner;
  private final HttpServer server;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeProxy(Manner manner) throws IOException {
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked, for example {@code GET /v1/health}. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** How often it was asked to change something. */
  long changes() {
    return heard.stream().filter(request -> request.startsWith("PUT")).count();
  }

  /** From now on connections are refused. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    exchange.getRequestBody().readAllBytes();
    try (exchange) {
      manner.take(this, exchange);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** On a connection of its own, so that a closed proxy refuses the next one. */
  private static void answer(HttpExchange exchange, int status) throws IOException {
    answer(exchange, status, ANSWER);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getResponseHeaders().set("Connection", "close");
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
