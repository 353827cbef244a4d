package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.signals.Signals;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.PmemStep;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The labels that metrics may have, and every value that each may take: so the number of series is
 * bounded, whatever the number of resources.
 */
final class Vocabulary {

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>windlass</artifactId>\\s*<version>([^<]+)<");

  private static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "kind",
              Set.of(
                  "AIStore",
                  "AIStoreAuth",
                  "AIStoreAuthProfile",
                  "Deployment",
                  "PmemCSIDeployment",
                  "Pmem")),
          Map.entry(
              "state",
              Set.of("unseen", "progressing", "held", "unreachable", "stalled", "converged")),
          Map.entry("reason", reasons()),
          Map.entry("operation", words(Operation.values(), Operation::word)),
          Map.entry("phase", lowerCase(Phase.values())),
          Map.entry(
              "outcome",
              Set.of(
                  "done",
                  "stalled",
                  "cancelled",
                  "superseded",
                  "failed",
                  "interrupted",
                  "accepted",
                  "refused")),
          Map.entry(
              "step",
              Stream.of(AIStoreStep.class, AuthnStep.class, PmemStep.class)
                  .flatMap(Vocabulary::steps)
                  .collect(Collectors.toSet())),
          Map.entry("wait", Set.of("true", "false")),
          Map.entry("cause", lowerCase(Cause.values())),
          Map.entry("certificate", Set.of("cluster", "authn", "driver", "webhook")),
          Map.entry("result", Set.of("blocked", "advice")),
          Map.entry("stage", Set.of("asked", "converting", "converted", "failed", "refused")),
          Map.entry("quantile", Set.of("0.5", "0.99")),
          Map.entry("application", Set.of("windlass-worker", "windlass-starter")),
          Map.entry("version", Set.of(version())));

  /** What Temporal's library tells apart. None of it comes from a resource. */
  private static final Set<String> TEMPORALS =
      Set.of(
          "activity_type",
          "exception",
          "failure_reason",
          "le",
          "namespace",
          "operation",
          "poller_type",
          "query_type",
          "signal_name",
          "status_code",
          "task_queue",
          "update_name",
          "worker_type",
          "workflow_type");

  private Vocabulary() {}

  static void assertKnown(Exposition.Series series) {
    assertThat(series.labels())
        .as(series.name())
        .allSatisfy(
            (label, value) ->
                assertThat(WORDS.getOrDefault(label, Set.of())).as(label).contains(value));
  }

  static void assertTemporals(Exposition.Series series) {
    assertThat(TEMPORALS).as(series.name()).containsAll(series.labels().keySet());
    assertThat(series.labels().values())
        .as(series.name())
        .noneMatch(value -> value.contains("/") || value.contains("signals"));
  }

  private static String version() {
    return VERSION.matcher(Signals.text("pom.xml")).results().findFirst().orElseThrow().group(1);
  }

  private static Set<String> reasons() {
    return Stream.concat(
            Arrays.stream(Reason.values()).map(Reason::camelCase),
            Stream.of("Accepted", "TemporalUnreachable", "Other"))
        .collect(Collectors.toSet());
  }

  /** The names of the records of a sealed family, however deep it is. */
  private static Stream<String> steps(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Vocabulary::steps)
        : Stream.of(family.getSimpleName());
  }

  private static Set<String> lowerCase(Enum<?>[] constants) {
    return words(constants, constant -> constant.name().toLowerCase(Locale.ROOT));
  }

  private static <T> Set<String> words(T[] all, Function<? super T, String> word) {
    return Arrays.stream(all).map(word).collect(Collectors.toSet());
  }
}
