package io.windlass.activities.aistore.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers by path, and remembers what it was told. */
public final class FakeService implements AutoCloseable {

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Said> answers = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** An answer. */
  private record Said(int status, String body) {}

  public FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public FakeService answers(String path, int status, String body) {
    answers.put(path, new Said(status, body));
    return this;
  }

  /** Each as path, type of the content, and content. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  TokenService client() {
    return client("");
  }

  TokenService client(String path) {
    return new TokenService(http, URI.create(address() + path));
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on connections are refused. */
  void vanish() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    heard.add(
        String.join(
            " ",
            path,
            exchange.getRequestHeaders().getFirst("Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    Said said = answers.getOrDefault(path, new Said(404, "<html>nothing</html>"));
    byte[] body = said.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(said.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
  }
}
