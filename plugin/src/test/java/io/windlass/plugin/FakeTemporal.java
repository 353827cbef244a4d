package io.windlass.plugin;

import io.windlass.plugin.resource.EndedOperation;
import io.windlass.plugin.temporal.ServerState;
import io.windlass.plugin.temporal.Temporal;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;

/** A server that stands as a test says; one with a problem tells nothing. */
public record FakeTemporal(ServerState state) implements Temporal {

  @Override
  public ServerState examine() {
    return state;
  }

  @Override
  public List<String> underWay(ResourceReference resource) {
    answer();
    return List.of("In Temporal, try 3.");
  }

  @Override
  public List<EndedOperation> ended(ResourceReference resource) {
    answer();
    return List.of(
        new EndedOperation(
            "deploy", 1, "id", "2026-11-22T07:00:00Z", "2026-11-22T07:01:00Z", "done", "r", "m"));
  }

  @Override
  public List<String> histories(ResourceReference resource) {
    answer();
    return List.of("1 STARTED");
  }

  private void answer() {
    if (!state.problem().isEmpty()) {
      throw new Problem(ExitCode.FAILED, state.problem());
    }
  }
}
