package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a selector asks of labels, by the rules of Kubernetes. */
final class Requirements {

  private static final String NAME = "metadata.name";

  private Requirements() {}

  /** Whether a host is one of those; every host is, where nothing is asked. */
  static boolean match(Optional<NodeSelector> selector, Node host) {
    return selector
        .map(terms -> terms.getNodeSelectorTerms().stream().anyMatch(term -> match(term, host)))
        .orElse(true);
  }

  private static boolean match(NodeSelectorTerm term, Node host) {
    List<NodeSelectorRequirement> labels = listed(term.getMatchExpressions());
    List<NodeSelectorRequirement> fields = listed(term.getMatchFields());
    return !(labels.isEmpty() && fields.isEmpty())
        && labels.stream().allMatch(asked -> holds(asked, labels(host)))
        && fields.stream()
            .allMatch(asked -> holds(asked, Map.of(NAME, host.getMetadata().getName())));
  }

  /** Whether labels are as selected; any are, where nothing is asked. */
  static boolean match(Optional<LabelSelector> selector, Map<String, String> labels) {
    return selector
        .map(
            asked ->
                labels.entrySet().containsAll(asked.getMatchLabels().entrySet())
                    && asked.getMatchExpressions().stream()
                        .allMatch(
                            one ->
                                holds(
                                    one.getOperator(),
                                    listed(one.getValues()),
                                    Optional.ofNullable(labels.get(one.getKey())))))
        .orElse(true);
  }

  private static boolean holds(NodeSelectorRequirement asked, Map<String, String> present) {
    return holds(
        asked.getOperator(),
        listed(asked.getValues()),
        Optional.ofNullable(present.get(asked.getKey())));
  }

  private static boolean holds(String operator, List<String> values, Optional<String> present) {
    return switch (operator) {
      case "In" -> present.filter(values::contains).isPresent();
      case "NotIn" -> present.filter(values::contains).isEmpty();
      case "Exists" -> present.isPresent();
      case "DoesNotExist" -> present.isEmpty();
      case "Gt" -> compare(present, values) > 0;
      case "Lt" -> compare(present, values) < 0;
      case String ignored -> true;
    };
  }

  private static int compare(Optional<String> present, List<String> values) {
    try {
      return present.isEmpty() || values.isEmpty()
          ? 0
          : Long.compare(Long.parseLong(present.get()), Long.parseLong(values.getFirst()));
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }

  private static Map<String, String> labels(Node host) {
    return Optional.ofNullable(host.getMetadata().getLabels()).orElse(Map.of());
  }

  private static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
