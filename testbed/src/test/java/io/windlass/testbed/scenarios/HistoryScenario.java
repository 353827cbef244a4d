package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept and told of the work: no secret, nothing big, and little of it. */
@Tag("long")
@SideBySide
class HistoryScenario {

  private static final String SECRET = "hunter2-never-to-be-written-down";

  private static final String ENVIRONMENT =
      """
          env:
            - {name: FROM_SECRET, valueFrom: {secretKeyRef: {name: credentials, key: password}}}
            - {name: IN_THE_SPEC, value: %s}
      """
          .formatted(SECRET);

  private static final int NODES = 6;
  private static final int MOST_EVENTS_PER_NODE = 60;
  private static final int LARGEST_PAYLOAD = 4096;

  @Test
  void anUpgradeLeavesAShortHistoryWithoutSecrets() {
    Cluster cluster = Cluster.in("history");
    cluster.kubectl(
        "create", "secret", "generic", "credentials", "--from-literal=password=" + SECRET);
    assertThat(cluster.tryApply(manifest(cluster)).errors()).isEmpty();
    Upgrade upgrade = Upgrade.of(cluster);
    List<String> deployed = runs(cluster);

    upgrade.begin().assertFinished();
    cluster.work().awaitNoneOpen();

    List<HistoryEvent> everything = events(cluster, List.of());
    assertThat(everything).isNotEmpty().allSatisfy(HistoryScenario::assertHoldsNoSecret);
    assertThat(everything.stream().flatMap(HistoryScenario::payloads))
        .isNotEmpty()
        .allSatisfy(payload -> assertThat(payload.getSerializedSize()).isLessThan(LARGEST_PAYLOAD));
    int events = events(cluster, deployed).size();
    List<String> told = told(cluster);
    assertThat(told).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    assertThat(told)
        .filteredOn(line -> line.startsWith("windlass_step_seconds_count"))
        .anySatisfy(line -> assertThat(line).contains("RestartTarget", "TemplateChanged", "done"));
    System.out.printf("upgrade: %d events, %.1f a node%n", events, (double) events / NODES);
    assertThat(events).isLessThanOrEqualTo(MOST_EVENTS_PER_NODE * NODES);
  }

  /** What Events, status, metrics and logs say. */
  private static List<String> told(Cluster cluster) {
    try (Metrics worker = new Metrics(RealStack.shared().worker());
        Metrics starter = new Metrics(RealStack.shared().starter())) {
      return Stream.of(
              cluster.kubectl("get", "events", "--output=yaml").lines(),
              cluster.kubectl("get", "aistore", "demo", "--output=jsonpath={.status}").lines(),
              worker.lines("").stream(),
              starter.lines("").stream(),
              RealStack.shared().logs())
          .flatMap(Function.identity())
          .toList();
    }
  }

  private static String manifest(Cluster cluster) {
    return Manifest.of(3, 3)
        .yaml(cluster.namespace(), cluster.name())
        .replace("  targetSpec:\n", "  targetSpec:\n" + ENVIRONMENT);
  }

  private static List<String> runs(Cluster cluster) {
    return cluster.work().runs().stream().map(run -> run.getExecution().getRunId()).toList();
  }

  /** All events of the resource's workflows, but those of some runs. */
  private static List<HistoryEvent> events(Cluster cluster, Collection<String> without) {
    return cluster.work().runs().stream()
        .filter(run -> !without.contains(run.getExecution().getRunId()))
        .flatMap(run -> cluster.work().history(run.getExecution()).stream())
        .toList();
  }

  private static void assertHoldsNoSecret(HistoryEvent event) {
    String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    assertThat(event.toByteString().toString(StandardCharsets.ISO_8859_1))
        .doesNotContain(SECRET)
        .doesNotContain(encoded);
  }

  /** Every payload anywhere in a message. */
  private static Stream<Payload> payloads(Object value) {
    return switch (value) {
      case Payload payload -> Stream.of(payload);
      case Message message ->
          message.getAllFields().values().stream().flatMap(HistoryScenario::payloads);
      case Collection<?> several -> several.stream().flatMap(HistoryScenario::payloads);
      default -> Stream.empty();
    };
  }
}
