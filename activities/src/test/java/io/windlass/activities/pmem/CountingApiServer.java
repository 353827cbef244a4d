package io.windlass.activities.pmem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers paths with what was put there, and remembers what was asked for. */
final class CountingApiServer implements AutoCloseable {

  private static final String NOTHING =
      "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}";

  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();
  final KubernetesClient client;

  static CountingApiServer start() {
    try {
      return new CountingApiServer();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private CountingApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    answers.put("/version", "{\"gitVersion\":\"v1.36.3\",\"major\":\"1\",\"minor\":\"36\"}");
  }

  /** Puts an object that is in no namespace. */
  void put(String prefix, HasMetadata object) {
    put(prefix + "/" + object.getMetadata().getName(), (KubernetesResource) object);
  }

  void put(String path, KubernetesResource answer) {
    answers.put(path, Serialization.asJson(answer));
  }

  /** What was asked for since the last call, sorted, with the query: {@code GET /api/v1/nodes}. */
  synchronized List<String> asked() {
    List<String> all = asked.stream().sorted().toList();
    asked.clear();
    return all;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String path = exchange.getRequestURI().getPath();
    asked.add(
        "%s %s%s".formatted(exchange.getRequestMethod(), path, query == null ? "" : "?" + query));
    String body = answers.getOrDefault(path, NOTHING);
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(body.equals(NOTHING) ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
