package io.windlass.plugin.doctor;

import io.temporal.common.SearchAttributeKey;
import io.windlass.plugin.temporal.ServerState;
import io.windlass.plugin.temporal.ServerState.Poller;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether Temporal answers, and whether somebody works for it. */
final class TemporalChecks {

  private static final List<String> QUEUES =
      List.of(
          TaskQueues.WORKFLOWS,
          TaskQueues.CONTROLS,
          TaskQueues.LOOKS,
          TaskQueues.KUBERNETES,
          TaskQueues.DATA);

  private TemporalChecks() {}

  static List<Finding> findings(ServerState state) {
    String about = "Temporal at " + state.address();
    if (!state.problem().isEmpty()) {
      return List.of(
          Finding.wrong(
              about,
              state.problem()
                  + "; check the address, and that the server can be reached from here"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine(about, "answers (server " + state.version() + ")"));
    if (!state.namespaceProblem().isEmpty()) {
      findings.add(
          Finding.wrong(
              "Temporal namespace " + state.namespace(),
              state.namespaceProblem()
                  + "; set TEMPORAL_NAMESPACE, or: temporal operator namespace create --namespace "
                  + state.namespace()));
      return findings;
    }
    findings.add(Finding.fine("Temporal namespace " + state.namespace(), "exists"));
    findings.add(searchAttributes(state));
    QUEUES.forEach(queue -> findings.add(queue(queue, state)));
    return findings;
  }

  private static Finding searchAttributes(ServerState state) {
    List<String> missing =
        WindlassSearchAttributes.ALL.stream()
            .map(SearchAttributeKey::getName)
            .filter(name -> !state.searchAttributes().contains(name))
            .toList();
    return missing.isEmpty()
        ? Finding.fine("search attributes", "all are registered")
        : Finding.wrong(
            "search attributes",
            "workflows can't be found by resource; the starter registers them, or: %s"
                .formatted(command(missing, state.namespace())));
  }

  private static String command(List<String> missing, String namespace) {
    return missing.stream()
        .map("--name %s --type Keyword"::formatted)
        .collect(
            Collectors.joining(
                " ",
                "temporal operator search-attribute create --namespace %s ".formatted(namespace),
                ""));
  }

  private static Finding queue(String queue, ServerState state) {
    List<Poller> pollers = state.pollers().getOrDefault(queue, List.of());
    String about = "task queue " + queue;
    return pollers.isEmpty()
        ? Finding.wrong(
            about, "no worker has asked for work in the last minutes: start one, or see its log")
        : Finding.fine(
            about, pollers.stream().map(TemporalChecks::who).collect(Collectors.joining(", ")));
  }

  private static String who(Poller poller) {
    return poller.version().isEmpty()
        ? poller.identity()
        : "%s (version %s)".formatted(poller.identity(), poller.version());
  }
}
