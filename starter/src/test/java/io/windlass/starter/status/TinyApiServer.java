package io.windlass.starter.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** One custom resource behind HTTP: answers reads, and patches of the version it has. */
final class TinyApiServer implements AutoCloseable {

  private static final String RESOURCE =
      """
      {"apiVersion":"ais.nvidia.com/v1beta1","kind":"AIStore","metadata":{"name":"demo",
      "namespace":"ais","uid":"%s","resourceVersion":"%d","generation":2},"status":{"conditions":%s}}
      """;

  private final HttpServer server;
  final List<String> patches = new ArrayList<>();
  String uid = "uid-1";
  int version = 1;
  String conditions = "[]";

  TinyApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  Config config() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
        .withRequestRetryBackoffLimit(0)
        .build();
  }

  String resource() {
    return RESOURCE.formatted(uid, version, conditions);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (exchange.getRequestMethod().equals("GET")) {
      answer(exchange, 200, resource());
    } else if (body.contains("\"resourceVersion\":\"%d\"".formatted(version))) {
      patches.add(exchange.getRequestURI().getPath() + " " + body);
      version++;
      answer(exchange, 200, resource());
    } else {
      answer(exchange, 409, "{\"kind\":\"Status\",\"code\":409,\"reason\":\"Conflict\"}");
    }
  }

  private static void answer(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
