package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.ConversionState;
import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeStep;
import java.util.Optional;

/** What steps on nodes do in a simulation; holds what may never be done to one. */
record ConversionSteps(SimulatedDriver driver) {

  boolean attempt(NodeStep step) {
    switch (step) {
      case NodeStep.CheckNodes ignored -> driver.checkNodes();
      case NodeStep.ProbeNode probe -> probe(probe);
      case NodeStep.BeginConversion begin -> begin(begin);
      case NodeStep.AwaitConversion wait -> {
        return wait.over(driver.look());
      }
      case NodeStep.EndConversion end -> end(end);
      case NodeStep.RefuseConversion refuse ->
          become(refuse.node(), attempts(refuse.node()), Stage.REFUSED, refuse.message());
      case NodeStep.MarkConverted ignored -> driver.requests.remove(Request.CONVERT);
    }
    return true;
  }

  private void probe(NodeStep.ProbeNode probe) {
    SimulatedPlace place = place(probe.node());
    if (!place.reachable) {
      place.facts =
          Optional.of(
              NodeFacts.silent("b", "Pending")
                  .with(ConvertedNode.OCCASION, ConvertedNode.word(probe.occasion())));
      return;
    }
    String words =
        "regions=1 raw=%d unnamed=%d %s=%s"
            .formatted(
                place.raw,
                place.unnamed,
                ConvertedNode.OCCASION,
                ConvertedNode.word(probe.occasion()));
    place.facts = Optional.of(NodeFacts.of("b", words));
  }

  private void begin(NodeStep.BeginConversion begin) {
    SimulatedPlace place = place(begin.node());
    if (!place.labelled || place.volumes > 0 || place.owned) {
      throw Failures.planOutdated("it is not safe any more");
    }
    boolean again = place.program.isPresent() && attempts(begin.node()) == begin.attempt();
    if (again) {
      return;
    }
    assertThat(driver.places)
        .as("one node at a time")
        .noneMatch(other -> other.reachable && other.program.filter(this::runs).isPresent());
    assertThat(begin.attempt()).as("attempts").isLessThanOrEqualTo(begin.of());
    become(begin.node(), begin.attempt(), Stage.CONVERTING, "");
    place.program = Optional.of(new SimulatedPlace.Conversion(driver.converts, driver.now()));
  }

  private boolean runs(SimulatedPlace.Conversion program) {
    return !program.over(driver.now());
  }

  private void end(NodeStep.EndConversion end) {
    place(end.node()).program = Optional.empty();
    become(end.node(), end.attempt(), end.outcome(), end.message());
  }

  private int attempts(String node) {
    return state(node).attempts();
  }

  private ConversionState state(String node) {
    return ConversionState.of(place(node).conversion, "demo", driver.conversion);
  }

  private void become(String node, int attempt, Stage stage, String message) {
    place(node).conversion = Optional.of(state(node).become(attempt, stage, message, "now"));
  }

  private SimulatedPlace place(String node) {
    return driver.places.stream()
        .filter(place -> place.name.equals(node))
        .findFirst()
        .orElseThrow();
  }
}
