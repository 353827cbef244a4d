package io.windlass.workflows.pmem.convert;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.ConversionSettings;
import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.ConvertedNode.Program;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeStep.AwaitConversion;
import io.windlass.workflows.pmem.NodeStep.BeginConversion;
import io.windlass.workflows.pmem.NodeStep.EndConversion;
import io.windlass.workflows.pmem.NodeStep.ProbeNode;
import io.windlass.workflows.pmem.NodeStep.RefuseConversion;
import io.windlass.workflows.pmem.PmemStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far conversions have come, and what comes next; read from one observation. */
public record ConversionCourse(DriverObservation seen) {

  private static final Reason REASON = Reason.CONVERSION_REQUESTED;

  private static final Comparator<ConvertedNode> TURN =
      Comparator.<ConvertedNode>comparingInt(node -> node.state().attempts())
          .thenComparing(ConvertedNode::name);

  private DriverConversions conversions() {
    return seen.conversions();
  }

  /** The node on which the program was started, and that can be reached. */
  Optional<ConvertedNode> underway() {
    return conversions().converting().stream().filter(ConvertedNode::reachable).findFirst();
  }

  /** The node whose turn it is. */
  Optional<ConvertedNode> next() {
    return conversions().waiting().stream().filter(ConvertedNode::reachable).min(TURN);
  }

  /** Whether anything can be done at the moment, or is to be recorded. */
  public boolean works() {
    return underway().isPresent() || next().isPresent();
  }

  /** Whether a node has not to be waited for any longer. */
  public boolean over(String name) {
    return conversions().nodes().stream()
        .filter(node -> node.name().equals(name))
        .filter(node -> node.state().stage() == Stage.CONVERTING && node.reachable())
        .allMatch(node -> over(node, conversions().settings()));
  }

  /** Whether the program on a node has succeeded, as it says, or failed. */
  public static boolean over(ConvertedNode node, ConversionSettings settings) {
    return node.relabelled() || failure(node, settings).isPresent();
  }

  /** What to do about a node on which the program was started. */
  List<PmemStep> judge(ConvertedNode node) {
    if (!node.relabelled()) {
      return failure(node, conversions().settings())
          .map(why -> List.<PmemStep>of(end(node, Stage.WAITING, why)))
          .orElseGet(() -> List.of(new AwaitConversion(node.name(), REASON)));
    }
    return node.seen(node.after())
        .map(facts -> List.<PmemStep>of(verdict(node, facts)))
        .orElseGet(() -> List.of(probe(node, node.after())));
  }

  private static PmemStep verdict(ConvertedNode node, NodeFacts facts) {
    if (facts.silence().isPresent()) {
      return end(
          node,
          Stage.FAILED,
          "the program has relabelled the node, which could not be looked at since: no answer (%s)"
              .formatted(facts.silence().get()));
    }
    return facts.raw() == 0
        ? end(node, Stage.CONVERTED, "")
        : end(
            node,
            Stage.FAILED,
            "the program has relabelled the node, and %d raw namespaces are left"
                .formatted(facts.raw()));
  }

  /** Why an attempt has failed; empty while it may succeed. */
  private static Optional<String> failure(ConvertedNode node, ConversionSettings settings) {
    if (node.program().isEmpty()) {
      return Optional.of("the program that converts is gone");
    }
    Program program = node.program().get();
    if (program.ended()) {
      return Optional.of("the program that converts ended: " + program.message());
    }
    return program.age().compareTo(settings.limit()) > 0
        ? Optional.of(
            "the program that converts has not ended within %d s: %s"
                .formatted(settings.limit().toSeconds(), program.message()))
        : Optional.empty();
  }

  /** What to do about a node whose turn it is. */
  List<PmemStep> begin(ConvertedNode node) {
    Optional<NodeFacts> facts = node.seen(node.before());
    if (facts.isEmpty()) {
      return List.of(probe(node, node.before()));
    }
    if (facts.get().silence().isPresent()) {
      return List.of(lost(node, facts.get().silence().get()));
    }
    Optional<String> hazard = hazard(node, facts.get());
    return hazard.isPresent()
        ? List.of(new RefuseConversion(node.name(), hazard.get(), Reason.CONVERSION_FAILED))
        : List.of(
            new BeginConversion(
                node.name(),
                node.before(),
                node.state().attempts() + 1,
                conversions().settings().attempts(),
                REASON),
            new AwaitConversion(node.name(), REASON));
  }

  /**
   * Why nothing is begun on a node: empty when it is safe. After a first attempt, namespaces that
   * have no name are its own.
   */
  public static Optional<String> hazard(ConvertedNode node, NodeFacts facts) {
    boolean first = node.state().attempts() == 0;
    return Stream.of(
            when(
                node.driven(),
                "it has the driver, which would not see the new memory before it is started anew: take the labels of spec.nodeSelector from the node until it is converted",
                0),
            when(node.volumes() > 0, "%d volumes of the driver are there", node.volumes()),
            when(facts.regions() == 0, "it has no region of persistent memory", 0),
            when(first && facts.raw() == 0, "it has no raw namespace", 0),
            when(
                first && facts.unnamed() > 0,
                "%d namespaces in mode fsdax have another name than pmem-csi, and would be made a volume group, too: give them that name, or destroy them",
                facts.unnamed()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> when(boolean holds, String words, long count) {
    return holds ? Optional.of(words.formatted(count)) : Optional.empty();
  }

  /** What could not be converted; empty when everything was, or may yet be. */
  static Optional<Objection> failure(DriverConversions conversions) {
    List<ConvertedNode> failed =
        Stream.of(conversions.givenUp(), conversions.converting(), conversions.waiting())
            .flatMap(List::stream)
            .toList();
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                Reason.CONVERSION_FAILED,
                "%s; correct the nodes and ask anew, or take the label %s from them"
                    .formatted(DriverConversions.sentence(failed), conversions.label())));
  }

  /** Why a request can't be followed, or what came of it; empty when it can or nobody asked. */
  public Optional<Objection> objection() {
    if (conversions().refusal().isPresent()) {
      return conversions().refusal();
    }
    return conversions().nodes().stream().noneMatch(ConvertedNode::concerned)
        ? Optional.of(
            new Objection(
                Reason.NO_NODES,
                "no node has the label %s=%s: label the nodes whose raw namespaces are to be converted"
                    .formatted(conversions().label(), DriverConversions.FORCE)))
        : failure(conversions());
  }

  private static PmemStep probe(ConvertedNode node, String occasion) {
    return new ProbeNode(node.name(), occasion, REASON);
  }

  /** An attempt that never came to the program. */
  private static PmemStep lost(ConvertedNode node, String why) {
    return new EndConversion(
        node.name(),
        node.state().attempts() + 1,
        Stage.WAITING,
        "it could not be looked at: no answer (%s)".formatted(why),
        Reason.CONVERSION_FAILED);
  }

  private static PmemStep end(ConvertedNode node, Stage outcome, String message) {
    Reason reason = outcome == Stage.CONVERTED ? Reason.CONVERGED : Reason.CONVERSION_FAILED;
    return new EndConversion(node.name(), node.state().attempts(), outcome, message, reason);
  }
}
