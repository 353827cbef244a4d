package io.windlass.starter.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says which kinds are defined, lists what was put there, and remembers what was listed. */
final class ListingServer implements AutoCloseable {

  /** How drivers are told from other Deployments. */
  static final String DRIVERS = "deployments of pmem-csi";

  private static final String DRIVERS_PATH = "/apis/pmem-csi.intel.com/v1alpha1/deployments";

  private final HttpServer server;
  private final Map<String, String> groups = new ConcurrentHashMap<>();
  private final Map<String, String> items = new ConcurrentHashMap<>();
  private final Set<String> listed = new HashSet<>();

  ListingServer() throws IOException {
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

  void define(String apiVersion, String kind, String plural, boolean namespaced) {
    groups.put(
        "/apis/" + apiVersion,
        """
        {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"%s","resources":[
         {"name":"%s","kind":"%s","namespaced":%s,"verbs":["list","watch"]}]}
        """
            .formatted(apiVersion, plural, kind, namespaced));
  }

  /** Has one item listed at a path. */
  void put(String path, String item) {
    items.put(path, item);
  }

  /** Plurals, but for {@link #DRIVERS}. */
  synchronized Set<String> listed() {
    return Set.copyOf(listed);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (groups.containsKey(path)) {
      answer(exchange, 200, groups.getOrDefault(path, ""));
    } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true")) {
      watch(exchange);
    } else if (path.matches("/apis/[^/]+/[^/]+")) {
      answer(exchange, 404, "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}");
    } else {
      note(path.equals(DRIVERS_PATH) ? DRIVERS : path.replaceAll(".*/", ""));
      answer(
          exchange,
          200,
          "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[%s]}"
              .formatted(items.getOrDefault(path, "")));
    }
  }

  /** No web socket; the other way of watching is left open, and nothing changes. */
  private static void watch(HttpExchange exchange) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Upgrade")) {
      answer(exchange, 200, "");
    } else {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
    }
  }

  private synchronized void note(String plural) {
    listed.add(plural);
  }

  private static void answer(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
