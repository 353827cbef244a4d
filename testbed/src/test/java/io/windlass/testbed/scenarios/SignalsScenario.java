package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.worker.MetricsType;
import io.windlass.testbed.signals.Signals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person sees who watches by metrics and logs. */
@SideBySide
class SignalsScenario {

  /** Told only by a worker to which no work comes for a minute, and other scenarios have some. */
  private static final String IDLE = MetricsType.WORKFLOW_TASK_QUEUE_POLL_EMPTY_COUNTER + "_total";

  @Test
  void metricsTellHowThingsStandByFewAndKnownWords() {
    Cluster cluster = Cluster.in("signals-metrics").apply(Manifest.of(1, 1)).awaitReady();

    cluster.annotate("windlass.io/paused=true");
    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
    await("windlass_resources", Map.of("state", "held", "reason", "Paused"));
    cluster.annotate("windlass.io/paused-").awaitReady();
    cluster.edit("{%s}".formatted(Manifest.UNSUPPORTED));
    cluster.awaitStalled();
    await("windlass_resources", Map.of("state", "stalled", "reason", "NotSupported"));
    await("windlass_temporal_reachable", Map.of());
    await("windlass_operations_started_total", Map.of("operation", "deploy"));
    await("windlass_operation_seconds_count", Map.of("operation", "deploy", "reason", "Converged"));
    await("windlass_operation_phase_seconds_sum", Map.of("phase", "running"));

    Exposition told = Exposition.now();
    assertThat(joined(told.names(), Set.of(IDLE))).containsAll(Signals.metrics());
    assertThat(told.ours()).isNotEmpty().allSatisfy(Vocabulary::assertKnown);
    assertThat(told.series())
        .filteredOn(series -> series.name().startsWith("temporal_"))
        .isNotEmpty()
        .allSatisfy(Vocabulary::assertTemporals);
    assertThat(documented()).containsExactlyInAnyOrderEntriesOf(labels(told));
  }

  private static void await(String metric, Map<String, String> labels) {
    boolean held = Eventually.holds(Cluster.LONG, () -> Exposition.now().sum(metric, labels) >= 1);
    assertThat(held).as("%s%s: %s", metric, labels, Exposition.now().ours().toList()).isTrue();
  }

  /** Our metrics with their labels. */
  private static Map<String, Set<String>> labels(Exposition told) {
    return told.ours()
        .collect(
            Collectors.toMap(
                Exposition.Series::metric,
                series -> series.labels().keySet(),
                SignalsScenario::joined));
  }

  private static <T> Set<T> joined(Set<T> one, Set<T> other) {
    return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** The same as {@code docs/metrics.md} has them: first column the metric, second its labels. */
  private static Map<String, Set<String>> documented() {
    return Signals.text("docs/metrics.md")
        .lines()
        .filter(line -> line.startsWith("| `windlass_"))
        .map(line -> line.split("\\|"))
        .collect(
            Collectors.toMap(
                cells -> cells[1].strip().replace("`", ""),
                cells ->
                    List.of(cells[2].strip().replace("`", "").split(", ")).stream()
                        .filter(label -> !label.isBlank())
                        .collect(Collectors.toSet())));
  }

  @Test
  void aReaderFollowsOneOperationByGrep() {
    Cluster cluster = Cluster.in("signals-logs").apply(Manifest.of(1, 1)).awaitReady();

    String operation = "workflow=%s/deploy/g1".formatted(cluster.workflowId());
    List<String> lines =
        RealStack.shared().logs().filter(line -> line.contains(operation + ":")).toList();
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains(" kind=AIStore namespace=signals-logs name=demo operation=deploy "));
    assertThat(lines.getFirst()).contains(" begins: the cluster does not exist yet");
    assertThat(lines).anyMatch(line -> line.contains(" step=ApplyNodes reason=NewCluster "));
    assertThat(lines.getLast()).contains(": done, Converged: ");
    assertThat(RealStack.shared().logs().filter(SignalsScenario::isOurs))
        .hasSizeGreaterThan(lines.size())
        .allMatch(line -> line.contains(" kind=AIStore namespace=signals-logs name=demo "));
  }

  /** Of what Temporal's library says of a whole workflow task, only the workflow is told. */
  private static boolean isOurs(String line) {
    return line.contains("signals-logs/demo")
        && Stream.of("Attendant", "ResourceWatch", "Telling", "OperationWatch")
            .anyMatch(logger -> line.contains(" %s ".formatted(logger)));
  }
}
