package io.windlass.activities.pmem.preflight;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeFinding;
import io.windlass.workflows.pmem.resource.DriverSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at a node before it gets the driver.
 *
 * <ol>
 *   <li>Who belongs to another driver, or runs what the driver's image is not made for, is blocked.
 *   <li>What a pod saw from inside is believed, until the node is started anew: see {@link
 *       MemoryCheck} for the memory. A kubelet that has its files elsewhere blocks: it would never
 *       hear of the driver.
 *   <li>Without such a pod, labels of Node Feature Discovery are all that tells of hardware. A node
 *       without them is blocked where others have them, since then somebody looks for it.
 *   <li>What another driver has left behind is told, and blocks nothing.
 *   <li>What can't be seen is in nobody's way.
 * </ol>
 *
 * @param featuresTold whether Node Feature Discovery has found persistent memory on any node
 */
public record NodePreflight(DriverSpec spec, PreflightMode mode, boolean featuresTold) {

  private static final String DISCOVERED = "feature.node.kubernetes.io/";
  private static final Set<String> MEMORY =
      Set.of(DISCOVERED + "memory-nv.dax", DISCOVERED + "memory-nv.present");
  private static final String SYSTEM = "linux";

  /** The driver's images are made for this one alone. */
  private static final String MACHINE = "amd64";

  /** For all nodes of a cluster. */
  public static NodePreflight of(DriverSpec spec, PreflightMode mode, List<Node> nodes) {
    return new NodePreflight(spec, mode, nodes.stream().anyMatch(NodePreflight::discovered));
  }

  /**
   * A node without the driver.
   *
   * @param rival who else wants or has it
   * @param registered whether its kubelet lists a driver of that name all the same
   */
  public record Candidate(Node node, Optional<String> rival, boolean registered) {}

  /** What is found, what blocks first. */
  public List<NodeFinding> of(Candidate candidate) {
    Stream<NodeFinding> found =
        Stream.of(
                rivalry(candidate), machine(candidate.node()), hardware(candidate.node()).stream())
            .flatMap(each -> each);
    return Stream.concat(found, leftOver(candidate))
        .map(finding -> holds(finding) ? finding : finding.asAdvice())
        .sorted(Comparator.comparing(finding -> !finding.blocks()))
        .toList();
  }

  /** Two drivers on a node are nothing that a person can wish for. */
  private boolean holds(NodeFinding finding) {
    return mode == PreflightMode.BLOCK || finding.reason() == Reason.NODES_SHARED;
  }

  private static Stream<NodeFinding> rivalry(Candidate candidate) {
    return candidate.rival().stream()
        .map(
            rival ->
                NodeFinding.blocking(
                    Reason.NODES_SHARED,
                    "belongs to %s; let the selectors of both select different nodes"
                        .formatted(rival)));
  }

  private static Stream<NodeFinding> machine(Node node) {
    NodeSystemInfo told = node.getStatus().getNodeInfo();
    return told == null
        ? Stream.empty()
        : Stream.concat(
            other(told.getOperatingSystem(), SYSTEM), other(told.getArchitecture(), MACHINE));
  }

  private static Stream<NodeFinding> other(String has, String needed) {
    return has == null || has.isEmpty() || has.equals(needed)
        ? Stream.empty()
        : Stream.of(
            NodeFinding.blocking(
                Reason.NODE_UNFIT,
                "is %s, and the driver is made for %s; take the labels of spec.nodeSelector from it"
                    .formatted(has, needed)));
  }

  private List<NodeFinding> hardware(Node node) {
    return facts(node)
        .filter(facts -> facts.silence().isEmpty())
        .map(facts -> new MemoryCheck(spec, facts).findings())
        .orElseGet(() -> features(node).toList());
  }

  /** What was seen from inside since the node's last start. */
  public static Optional<NodeFacts> facts(Node node) {
    String boot =
        Optional.ofNullable(node.getStatus().getNodeInfo())
            .map(NodeSystemInfo::getBootID)
            .orElse("");
    return Optional.ofNullable(node.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(NodeFacts.ANNOTATION))
        .flatMap(text -> NodeFacts.remembered(text, boot));
  }

  private Stream<NodeFinding> features(Node node) {
    boolean looked = labels(node).keySet().stream().anyMatch(key -> key.startsWith(DISCOVERED));
    if (!looked || discovered(node)) {
      return Stream.empty();
    }
    return Stream.of(
        featuresTold
            ? NodeFinding.blocking(
                Reason.HARDWARE_MISSING,
                "Node Feature Discovery finds persistent memory on other nodes, and none here; put it in, or take the labels of spec.nodeSelector from the node")
            : NodeFinding.advice(
                Reason.HARDWARE_MISSING,
                "Node Feature Discovery finds no persistent memory; ask for a look from inside by windlass.io/check-hosts"));
  }

  private Stream<NodeFinding> leftOver(Candidate candidate) {
    return candidate.registered() && candidate.rival().isEmpty()
        ? Stream.of(
            NodeFinding.advice(
                Reason.DRIVER_LEFT_OVER,
                "its kubelet lists %s already, from a driver before this one"
                    .formatted(spec.driverName())))
        : Stream.empty();
  }

  private static boolean discovered(Node node) {
    return MEMORY.stream().anyMatch(label -> "true".equals(labels(node).get(label)));
  }

  private static Map<String, String> labels(Node node) {
    return Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
  }
}
