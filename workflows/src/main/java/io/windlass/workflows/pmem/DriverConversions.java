package io.windlass.workflows.pmem;

import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The conversion of raw namespaces, as a driver's resource and the nodes tell of it.
 *
 * @param label by which a person allows it on a node, with the value {@code force}
 * @param refusal why nothing can be converted; empty when something can
 * @param nodes that are labelled, or of which something is remembered for the present request
 */
public record DriverConversions(
    String label,
    ConversionSettings settings,
    Optional<Objection> refusal,
    List<ConvertedNode> nodes) {

  /** None is of interest. */
  public static final DriverConversions NONE =
      new DriverConversions("", ConversionSettings.of(Map.of()), Optional.empty(), List.of());

  /** Value of the label. */
  public static final String FORCE = "force";

  public DriverConversions {
    nodes = List.copyOf(nodes);
  }

  /** Those whose conversion has failed as often as it may, or is refused. */
  public List<ConvertedNode> givenUp() {
    return nodes.stream()
        .filter(
            node ->
                switch (node.state().stage()) {
                  case WAITING -> node.labelled() && node.state().attempts() >= settings.attempts();
                  case REFUSED -> node.labelled();
                  case FAILED -> true;
                  case CONVERTING, CONVERTED -> false;
                })
        .toList();
  }

  /** Those that are still to be tried, and may be. */
  public List<ConvertedNode> waiting() {
    return nodes.stream()
        .filter(ConvertedNode::labelled)
        .filter(node -> node.state().stage() == Stage.WAITING)
        .filter(node -> node.state().attempts() < settings.attempts())
        .toList();
  }

  /** Those on which the program was started and has not been judged. */
  public List<ConvertedNode> converting() {
    return standing(Stage.CONVERTING);
  }

  /** Those that are proved to be done. */
  public List<ConvertedNode> converted() {
    return standing(Stage.CONVERTED);
  }

  private List<ConvertedNode> standing(Stage stage) {
    return nodes.stream().filter(node -> node.state().stage() == stage).toList();
  }

  /** What was tried in vain, node by node. */
  public static String sentence(List<ConvertedNode> failed) {
    int told = 3;
    String first =
        failed.stream()
            .limit(told)
            .map(
                node ->
                    "%s: %s (attempts: %d)"
                        .formatted(
                            node.name(),
                            node.reachable() ? node.state().message() : "can't be reached",
                            node.state().attempts()))
            .collect(Collectors.joining("; "));
    return failed.size() > told ? "%s; and %d more".formatted(first, failed.size() - told) : first;
  }
}
