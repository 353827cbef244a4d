package io.windlass.workflows.pmem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found about nodes, in few words however many they are. */
public final class Hindrances {

  /** The same thing, found on some nodes. */
  public record Group(NodeFinding finding, List<String> nodes) {

    /** As one sentence that names nodes. */
    public String sentence() {
      return "%s: %s".formatted(DriverStep.some(nodes), finding.message());
    }
  }

  private Hindrances() {}

  /** Everything that is found, what blocks first. */
  public static List<Group> groups(List<DriverNode> nodes) {
    Map<NodeFinding, List<String>> found = new LinkedHashMap<>();
    nodes.forEach(
        node ->
            node.findings()
                .forEach(
                    finding ->
                        found
                            .computeIfAbsent(finding, first -> new ArrayList<>())
                            .add(node.name())));
    return found.entrySet().stream()
        .map(each -> new Group(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(group -> !group.finding().blocks()))
        .toList();
  }

  /** What keeps these nodes from getting the driver. */
  static String sentence(List<DriverNode> nodes) {
    return groups(nodes).stream()
        .filter(group -> group.finding().blocks())
        .map(Group::sentence)
        .collect(Collectors.joining("; "));
  }
}
