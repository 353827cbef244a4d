package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends a recording's requests to a simulated cluster and notes what it answers differently. */
final class Replay implements AutoCloseable {
  private static final double FACTOR = 0.02;
  private static final Set<String> REFUSED_WHEN_BUSY =
      Set.of("start-maintenance", "stop-maintenance", "decommission-node", "start");

  /** Polls that only repeat themselves say nothing new. */
  private static final int REPEATED_POLLS = 2;

  private final String recording;
  private final AisVersion version;
  private final Path directory;
  private final ReplayScript script;
  private final Map<String, String> rebalances = new HashMap<>();
  private final List<String> mismatches = new ArrayList<>();
  private final Deviations deviations;
  private Optional<TestCluster> running = Optional.empty();
  private int clusters;

  Replay(String recording, AisVersion version, Path directory, Deviations deviations)
      throws Exception {
    this.recording = recording;
    this.version = version;
    this.directory = directory;
    this.deviations = deviations;
    this.script = ReplayScript.read(recording);
  }

  List<String> run() throws Exception {
    Optional<Exchange> before = Optional.empty();
    int repeated = 0;
    for (Exchange exchange : Exchange.read(recording)) {
      for (ReplayScript.Event event : script.before(exchange.row())) {
        happen(event);
      }
      repeated = before.filter(exchange::same).isPresent() ? repeated + 1 : 0;
      if (repeated < REPEATED_POLLS) {
        exchange(exchange);
      }
      before = Optional.of(exchange);
    }
    return mismatches;
  }

  private TestCluster cluster() {
    return running.orElseThrow();
  }

  private void happen(ReplayScript.Event event) throws Exception {
    switch (event.kind()) {
      case CLUSTER -> {
        close();
        Path own = directory.resolve("cluster" + clusters++);
        int targets = Integer.parseInt(event.arguments().getFirst());
        running = Optional.of(TestCluster.started(version, FACTOR, own, targets));
      }
      case JOIN -> join(event.arguments());
      case RESTART -> restart(event.arguments().getFirst());
      case CRASH -> crash(event.arguments().getFirst());
      case WAIT -> {
        cluster().untilRebalanced();
        cluster().hears();
      }
      case WRITE -> new TestObjects(cluster()).write(30);
      case READ -> read(event.arguments().getFirst());
      case REBOOT -> reboot();
    }
  }

  private void read(String target) throws Exception {
    for (int number = 0; number < 30; number++) {
      String path = "/v1/objects/b1/object-" + number + "?pid=client";
      cluster().send("GET", target, path, "");
      cluster().send("HEAD", target, path, "");
    }
  }

  private void join(List<String> targets) throws Exception {
    for (String id : targets) {
      TestNode node = cluster().nodes.get(id);
      cluster().until("gone " + id, () -> node == null || node.exited());
      int index = Character.digit(id.charAt("target".length()), 10);
      (node == null ? cluster().add(NodeRole.TARGET, index) : node).start();
    }
    for (String id : targets) {
      ready(id);
    }
  }

  private void restart(String id) throws Exception {
    cluster().node(id).process().terminate();
    cluster().node(id).process().exitCode().join();
    cluster().node(id).restart();
    ready(id);
  }

  private void crash(String id) throws Exception {
    boolean starts =
        cluster()
            .json("proxy0AAAA", "/v1/cluster?what=cluster_config")
            .at("/rebalance/enabled")
            .asBoolean();
    cluster().node(id).process().kill();
    cluster().node(id).restart();
    cluster().until("listener", () -> cluster().status(id, "/v1/health") == 200);
    cluster().until("joined", () -> !starts || cluster().rebalancing());
    cluster().passes(2);
  }

  /** A node in maintenance does not take part in a shutdown; it is killed in the end. */
  private void reboot() throws Exception {
    cluster().passes(10);
    cluster().close();
    for (TestNode node : cluster().nodes.values()) {
      node.restart();
    }
    cluster().until("prr", () -> cluster().status("proxy0AAAA", "/v1/health?prr=true") == 200);
  }

  private void ready(String id) throws Exception {
    cluster().until("ready " + id, () -> cluster().status(id, "/v1/health?readiness=true") == 200);
  }

  private void exchange(Exchange exchange) throws Exception {
    if (endedBefore(exchange)) {
      cluster().untilRebalanced();
    }
    HttpResponse<String> answer = answer(exchange);
    if (exchange.response().matches("g\\d+") && answer.body().matches("g\\d+")) {
      rebalances.put(exchange.response(), answer.body());
    }
    compare(exchange, answer);
  }

  private HttpResponse<String> answer(Exchange exchange) throws Exception {
    try {
      String request = translated(exchange.request());
      return cluster().send(exchange.method(), exchange.node(), exchange.path(), request);
    } catch (IOException unreachable) {
      throw new IOException("no answer to row " + exchange.row() + " " + exchange, unreachable);
    }
  }

  private boolean endedBefore(Exchange exchange) throws Exception {
    JsonNode recorded = json(exchange.response());
    boolean ended =
        recorded.path("end_time").asLong(0) > 0 && !recorded.path("aborted").asBoolean();
    boolean quiet = exchange.response().startsWith("[]");
    String action = json(exchange.request()).path("action").asText();
    boolean admitted = REFUSED_WHEN_BUSY.contains(action) && exchange.status() == 200;
    return ended || quiet || admitted && version == AisVersion.V5_0;
  }

  private static JsonNode json(String text) throws Exception {
    boolean json = text.startsWith("{");
    return json ? Json.parse(text.getBytes(StandardCharsets.UTF_8)) : Json.object();
  }

  private String translated(String request) {
    String text = request;
    for (Map.Entry<String, String> id : rebalances.entrySet()) {
      text = text.replace("\"id\":\"" + id.getKey() + "\"", "\"id\": \"" + id.getValue() + "\"");
    }
    return text;
  }

  private void compare(Exchange exchange, HttpResponse<String> answer) throws Exception {
    List<String> differences = new ArrayList<>();
    if (answer.statusCode() != exchange.status()) {
      differences.add(
          "status "
              + answer.statusCode()
              + " instead of "
              + exchange.status()
              + " "
              + answer.body());
    } else {
      differences.addAll(BodyShape.differences(exchange.response(), answer.body()));
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (!type.equals(exchange.contentType())) {
        differences.add("content type " + type + " instead of " + exchange.contentType());
      }
      differences.addAll(progress(json(exchange.response()), json(answer.body())));
    }
    differences.addAll(effect(exchange));
    differences.stream()
        .filter(difference -> !deviations.cover(recording, exchange, difference))
        .forEach(it -> mismatches.add("row " + exchange.row() + " " + exchange.name() + ": " + it));
  }

  /** Whether a rebalance that ran there runs here, and one that was aborted there is so here. */
  private static List<String> progress(JsonNode recorded, JsonNode actual) {
    List<String> differences = new ArrayList<>();
    if (recorded.has("end_time")) {
      boolean ran = recorded.path("end_time").asLong() == 0;
      if (ran != (actual.path("end_time").asLong() == 0)) {
        differences.add("running is " + !ran);
      }
      if (recorded.path("aborted").asBoolean() != actual.path("aborted").asBoolean()) {
        differences.add("aborted is " + actual.path("aborted"));
      }
    }
    return differences;
  }

  /** What an admitted action must have done to the cluster map. */
  private List<String> effect(Exchange exchange) throws Exception {
    JsonNode message = json(exchange.request());
    String id = message.path("value").path("sid").asText();
    if (exchange.status() != 200 || id.isEmpty()) {
      return List.of();
    }
    long flags = cluster().flags(id);
    boolean done =
        switch (message.path("action").asText()) {
          case "start-maintenance" -> flags == 4;
          case "stop-maintenance" -> flags == 0;
          case "decommission-node" -> flags == (exchange.response().isEmpty() ? -1 : 8);
          default -> true;
        };
    return done ? List.of() : List.of("flags of " + id + " are " + flags);
  }

  @Override
  public void close() {
    running.ifPresent(TestCluster::close);
  }
}
