package io.windlass.workflows.pmem.foresight;

import io.windlass.workflows.pmem.ConversionState;
import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What becomes in thought of a node whose namespaces are converted: whatever is tried succeeds. */
final class ConversionInThought {

  private ConversionInThought() {}

  static DriverDraft effect(NodeStep step, DriverDraft draft) {
    return switch (step) {
      case NodeStep.CheckNodes ignored -> draft.checked();
      case NodeStep.ProbeNode probe ->
          draft.converting(probe.node(), node -> looked(node, probe.occasion()));
      case NodeStep.BeginConversion begin ->
          draft.converting(begin.node(), node -> begun(node, begin.attempt()));
      case NodeStep.AwaitConversion wait ->
          draft.converting(wait.node(), ConversionInThought::relabelled);
      case NodeStep.EndConversion end ->
          draft.converting(end.node(), node -> with(node, end.outcome(), end.message()));
      case NodeStep.RefuseConversion refuse ->
          draft.converting(refuse.node(), node -> with(node, Stage.REFUSED, refuse.message()));
      case NodeStep.MarkConverted ignored -> draft.convertedAll();
    };
  }

  /** Before an attempt something raw is found; after it nothing. */
  private static ConvertedNode looked(ConvertedNode node, String occasion) {
    boolean after = node.state().stage() == Stage.CONVERTING;
    Map<String, String> words =
        new HashMap<>(node.facts().map(NodeFacts::words).orElse(Map.of("regions", "1")));
    words.remove("silent");
    words.put("raw", after ? "0" : "1");
    words.put(ConvertedNode.OCCASION, ConvertedNode.word(occasion));
    return copy(node, node.labelled(), node.state(), Optional.of(new NodeFacts("thought", words)));
  }

  private static ConvertedNode begun(ConvertedNode node, int attempt) {
    return copy(
        node,
        node.labelled(),
        node.state().become(attempt, Stage.CONVERTING, "", node.state().at()),
        node.facts());
  }

  private static ConvertedNode relabelled(ConvertedNode node) {
    return copy(node, false, node.state(), node.facts());
  }

  private static ConvertedNode with(ConvertedNode node, Stage stage, String message) {
    ConversionState state = node.state();
    return copy(
        node,
        node.labelled(),
        state.become(state.attempts(), stage, message, state.at()),
        node.facts());
  }

  private static ConvertedNode copy(
      ConvertedNode node, boolean labelled, ConversionState state, Optional<NodeFacts> facts) {
    boolean runs = state.stage() == Stage.CONVERTING;
    return new ConvertedNode(
        node.name(),
        labelled,
        node.selected() || !labelled,
        node.driven(),
        node.reachable(),
        node.volumes(),
        state,
        facts,
        runs ? Optional.of(new ConvertedNode.Program(Duration.ZERO, false, "")) : Optional.empty());
  }
}
