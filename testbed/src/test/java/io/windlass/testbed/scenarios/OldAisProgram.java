package io.windlass.testbed.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.windlass.testbed.aistore.Placement;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * AIStore of 2020 as the chart runs it, as far as it is asked: it is healthy, and any of its nodes
 * tells cluster map and bucket list. Targets announce themselves by the address of their host.
 */
final class OldAisProgram implements ContainerProgram {

  private static final String TARGET =
      "\"%1$s\": {\"daemon_id\": \"%1$s\", \"daemon_type\": \"target\","
          + " \"public_net\": {\"node_ip_addr\": \"%2$s\", \"daemon_port\": \"51081\"}}";

  private static final int OBJECTS = 20;
  private static final List<String> DISKS = List.of("/ais/sda", "/ais/sdb");

  private static final String BUCKETS =
      """
      {"version": "2", "providers": {"ais": {"": {
        "b1": {"cksum": {"type": "xxhash"}, "mirror": {"copies": 2, "enabled": true}}}}}}
      """;

  /** By the addresses of their hosts, for each namespace. */
  private final Map<String, Map<String, String>> targets = new ConcurrentHashMap<>();

  /** What the init container runs: it writes the id, and ends. */
  static ContainerProgram init() {
    return context -> new Process(CompletableFuture.completedFuture(0), Optional.empty());
  }

  @Override
  public ContainerProcess start(ContainerContext context) throws IOException {
    boolean target = "target".equals(context.environment().get("ROLE"));
    Map<String, String> members =
        targets.computeIfAbsent(context.pod().namespace(), key -> new ConcurrentHashMap<>());
    if (target) {
      String host = context.environment().getOrDefault("AIS_HOSTIP", "");
      members.put(host, id(host));
      store(context);
    }
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(context.pod().address(), target ? 51081 : 51080), 16);
    server.createContext("/v1/health", exchange -> answer(exchange, "{}"));
    server.createContext("/v1/daemon", exchange -> answer(exchange, document(exchange, members)));
    server.start();
    return new Process(new CompletableFuture<>(), Optional.of(server));
  }

  /** The names of objects on hosts: each host has as many. */
  static List<String> objects(List<String> hosts) {
    return hosts.stream()
        .flatMap(host -> IntStream.range(0, OBJECTS).mapToObj(number -> name(host, number)))
        .toList();
  }

  /** Of the target on a host. */
  static String id(String address) {
    return "t%08x".formatted(address.hashCode());
  }

  private static String name(String host, int number) {
    return "object-%s-%d".formatted(host, number);
  }

  /** The first start writes it, each object to the disk that it is looked for on. */
  private static void store(ContainerContext context) throws IOException {
    if (DISKS.stream().anyMatch(disk -> Files.exists(context.path(disk + "/@ais")))) {
      return;
    }
    for (int number = 0; number < OBJECTS; number++) {
      String name = name(context.pod().node(), number);
      String disk = Placement.owner("b1/" + name, DISKS).orElseThrow();
      Path file = context.path(disk + "/@ais/b1/%ob").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "content of " + name);
    }
  }

  private static String document(HttpExchange exchange, Map<String, String> members) {
    return exchange.getRequestURI().getQuery().equals("what=bmd")
        ? BUCKETS
        : members.entrySet().stream()
            .map(member -> TARGET.formatted(member.getValue(), member.getKey()))
            .collect(Collectors.joining(", ", "{\"version\": \"9\", \"tmap\": {", "}}"));
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private record Process(CompletableFuture<Integer> exitCode, Optional<HttpServer> server)
      implements ContainerProcess {

    @Override
    public void terminate() {
      end(0);
    }

    @Override
    public void kill() {
      end(137);
    }

    private void end(int code) {
      server.ifPresent(listening -> listening.stop(0));
      exitCode.complete(code);
    }

    @Override
    public void hang() {}

    @Override
    public void resume() {}
  }
}
