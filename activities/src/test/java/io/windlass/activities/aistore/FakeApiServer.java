package io.windlass.activities.aistore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceListBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects by their paths behind HTTP: reads, applies and deletes them. Other patches change
 * nothing; what is posted to a path is answered with what was put there. Whoever lists finds
 * Services and Nodes, and only the pods that are ending: one fewer each time.
 */
final class FakeApiServer implements AutoCloseable {

  private static final String NOTHING =
      "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}";

  private final HttpServer server;
  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final Deque<Pod> ending = new ArrayDeque<>();
  final KubernetesClient client;

  FakeApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Puts an object there, whosever it is. */
  void put(HasMetadata object) {
    objects.put(path(object), Serialization.asJson(object));
  }

  /** Answers the path so, as if a definition of that kind were installed. */
  void answers(String path, String body) {
    objects.put(path, body);
  }

  /** Adds a pod that is found once more than those before it. */
  synchronized void ending(Pod pod) {
    ending.add(pod);
  }

  boolean has(HasMetadata object) {
    return objects.containsKey(path(object));
  }

  String text(HasMetadata object) {
    return objects.getOrDefault(path(object), "");
  }

  /** The paths that were asked for by the given method, without the query. */
  synchronized List<String> requests(String method) {
    return requests.stream()
        .filter(request -> request.startsWith(method + " "))
        .map(request -> request.substring(method.length() + 1))
        .toList();
  }

  /** What was posted. */
  synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  static String path(HasMetadata object) {
    String group = object.getApiVersion().contains("/") ? "/apis/" : "/api/";
    String namespace = object.getMetadata().getNamespace();
    return "%s%s/%s%s/%s"
        .formatted(
            group,
            object.getApiVersion(),
            namespace == null ? "" : "namespaces/%s/".formatted(namespace),
            object.getPlural(),
            object.getMetadata().getName());
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    switch (exchange.getRequestMethod()) {
      case "GET" -> answer(exchange, read(path));
      case "PATCH" -> {
        if (dryRun(exchange)) {
          answer(exchange, body);
          return;
        }
        if (exchange.getRequestHeaders().getFirst("Content-Type").contains("apply-patch")) {
          objects.put(path, body);
        }
        answer(exchange, found(path));
      }
      case "DELETE" -> {
        answer(exchange, found(path));
        objects.remove(path);
      }
      case String ignored -> {
        bodies.add(body);
        answer(exchange, objects.getOrDefault(path, body));
      }
    }
  }

  private static boolean dryRun(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query != null && query.contains("dryRun");
  }

  private String read(String path) {
    if (path.endsWith("/services")) {
      return services(path);
    }
    if (path.endsWith("/nodes")) {
      return Serialization.asJson(new NodeListBuilder().withItems(all(path, Node.class)).build());
    }
    return path.endsWith("/pods") ? pods() : found(path);
  }

  private String services(String path) {
    return Serialization.asJson(
        new ServiceListBuilder().withItems(all(path, Service.class)).build());
  }

  private <T extends HasMetadata> List<T> all(String path, Class<T> kind) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(path + "/"))
        .map(entry -> Serialization.unmarshal(entry.getValue(), kind))
        .toList();
  }

  private String pods() {
    List<Pod> present = List.copyOf(ending);
    ending.poll();
    return Serialization.asJson(new PodListBuilder().withItems(present).build());
  }

  private String found(String path) {
    return objects.getOrDefault(path.replace("/status", ""), NOTHING);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
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
