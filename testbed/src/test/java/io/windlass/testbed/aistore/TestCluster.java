package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated cluster on loopback addresses of its own, driven over HTTP as a client would. */
final class TestCluster implements AutoCloseable {
  /** What the proxies believe tokens to be signed with. */
  static final String TOKEN_KEY = "a key of this test";

  private static final AtomicInteger NUMBER = new AtomicInteger(1);

  final String name;
  final AisVersion version;
  final AisTimings timings;
  final AisNodeProgram program;
  final Path directory;
  final int expectedTargets;
  final Map<String, TestNode> nodes = new TreeMap<>();
  private final int number = NUMBER.getAndIncrement();
  private Optional<TestCertificates> certificates = Optional.empty();
  private HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  TestCluster(AisVersion version, AisTimings timings, Path directory, int expectedTargets) {
    this.name = "cluster-" + number;
    this.version = version;
    this.timings = timings;
    this.program = new AisNodeProgram(timings);
    this.directory = directory;
    this.expectedTargets = expectedTargets;
  }

  /** Starts proxies and targets and waits until the cluster says it is ready. */
  static TestCluster started(AisVersion version, double factor, Path directory, int targets)
      throws Exception {
    AisTimings timings =
        AisTimings.real()
            .scaled(factor)
            .patient(Duration.ofSeconds(60))
            .noticing(Duration.ofSeconds(1));
    TestCluster cluster = new TestCluster(version, timings, directory, targets);
    for (int proxy = 0; proxy < 3; proxy++) {
      cluster.add(NodeRole.PROXY, proxy).start();
    }
    for (int target = 0; target < targets; target++) {
      cluster.add(NodeRole.TARGET, target).start();
    }
    cluster.until(
        "cluster ready", () -> cluster.status("proxy0AAAA", "/v1/health?prr=true") == 200);
    if (cluster.smap().path("tmap").size() != targets) {
      throw new AssertionError("targets are missing; logs " + cluster.logs());
    }
    return cluster;
  }

  /** Nodes that are added from now on serve HTTPS. */
  TestCluster secured(TestCertificates issued) {
    certificates = Optional.of(issued);
    client = HttpClient.newBuilder().sslContext(issued.client()).build();
    return this;
  }

  Optional<TestCertificates> certificates() {
    return certificates;
  }

  String scheme() {
    return certificates.isPresent() ? "https" : "http";
  }

  TestNode add(NodeRole role, int index) throws IOException {
    String id = role.text() + index + "AAAA";
    int last = role == NodeRole.PROXY ? index + 1 : index + 101;
    String host = "127." + (70 + number / 200) + "." + (number % 200) + "." + last;
    Files.createDirectories(directory);
    TestNode node = new TestNode(this, role, id, host);
    nodes.put(id, node);
    return node;
  }

  TestNode node(String id) {
    return Objects.requireNonNull(nodes.get(id), id);
  }

  ObjectNode clusterConfig() {
    String primary =
        scheme() + "://proxy0AAAA.service.test.svc.cluster.local:" + (TestNode.PORT + 1000);
    ObjectNode json = Json.object();
    json.putObject("proxy")
        .put("primary_url", primary)
        .put("original_url", primary)
        .put("discovery_url", scheme() + "://" + name + ":" + (TestNode.PORT + 1000));
    certificates.ifPresent(issued -> issued.configure(json.putObject("net").putObject("http")));
    return json;
  }

  private String host(String id) {
    return node(id).host;
  }

  HttpResponse<String> send(String method, String id, String path, String body) throws Exception {
    return send(method, id, path, body, Map.of());
  }

  HttpResponse<String> send(
      String method, String id, String path, String body, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node(id).url(path)))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException stale) {
      // The client kept a connection to the node's former life.
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** The status of a GET, or -1 when nobody answers. */
  int status(String id, String path) {
    try {
      return send("GET", id, path, "").statusCode();
    } catch (Exception unreachable) {
      return -1;
    }
  }

  HttpResponse<String> act(String action, String value) throws Exception {
    return send(
        "PUT",
        "proxy0AAAA",
        "/v1/cluster",
        "{\"action\":\"" + action + "\",\"value\":" + value + "}");
  }

  JsonNode json(String id, String path) throws Exception {
    return Json.parse(send("GET", id, path, "").body().getBytes());
  }

  JsonNode smap() throws Exception {
    return Json.parse(send("GET", "proxy0AAAA", "/v1/daemon?what=smap", "").body().getBytes());
  }

  long flags(String target) throws Exception {
    return smap().path("tmap").path(target).path("flags").asLong(-1);
  }

  HttpResponse<String> decommission(String id) throws Exception {
    return act("decommission-node", "{\"sid\":\"" + id + "\"}");
  }

  void setRebalance(boolean enabled) throws Exception {
    HttpResponse<String> answer =
        act("set-config", "{\"rebalance\":{\"enabled\":" + enabled + "}}");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /** The status of a rebalance. */
  JsonNode rebalance(String id) throws Exception {
    String query = "{\"id\":\"" + id + "\"}";
    return Json.parse(
        send("GET", "proxy0AAAA", "/v1/cluster?what=status", query).body().getBytes());
  }

  List<String> targets() {
    return nodes.values().stream()
        .filter(node -> node.role == NodeRole.TARGET)
        .map(node -> node.id)
        .toList();
  }

  /** A new target starts and becomes ready. */
  void join(int index) throws Exception {
    untilReady(add(NodeRole.TARGET, index).start().id);
  }

  void untilReady(String id) throws Exception {
    until("ready " + id, () -> status(id, "/v1/health?readiness=true") == 200);
  }

  boolean rebalancing() throws Exception {
    return !send("GET", "proxy0AAAA", "/v1/cluster?what=running_all", "{}").body().contains("[]");
  }

  void untilRebalanced() throws Exception {
    until("rebalance over", () -> !rebalancing());
  }

  /** Until the primary has heard of every rebalance that was aborted. */
  void hears() throws InterruptedException {
    pause(timings.rebalancing().notice());
  }

  void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("timed out: " + what + "; logs " + logs());
      }
      pause(Duration.ofMillis(10));
    }
  }

  /** Lets time pass, in the cluster's own measure: real seconds times its factor. */
  void passes(double realSeconds) throws InterruptedException {
    pause(Duration.ofNanos((long) (realSeconds * 1e9 * timings.factor())));
  }

  private static void pause(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Map<String, Object> logs() {
    Map<String, Object> logs = new TreeMap<>();
    nodes.forEach((id, node) -> logs.put(id, node.log));
    return logs;
  }

  @Override
  public void close() {
    nodes.values().stream().filter(node -> !node.exited()).forEach(node -> node.process().kill());
  }
}
