package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.windlass.testbed.faults.FaultAnnotation;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What comes over the Kubernetes nodes of a {@link DriverStory}: faults of the driver there, labels
 * that go, come and move, nodes that are lost, removed, and registered anew. Whoever was struck is
 * excused until it is healed.
 */
final class NodeFates {

  private static final String FAULT = "testbed.windlass.io/pmem-fault";

  /** Kubernetes gives a silent node a minute, and looks seldom. */
  private static final Duration NOTICED = Duration.ofMinutes(2);

  private final LawfulNodes nodes;
  private final Random random;
  private final Told told;
  private final Hosts hosts;
  private final Map<String, Node> removed = new HashMap<>();

  /** Runs kubectl, and remembers what was asked and answered. */
  @FunctionalInterface
  interface Told {
    void kubectl(String... arguments);
  }

  NodeFates(LawfulNodes nodes, Random random, Told told) {
    this.nodes = nodes;
    this.random = random;
    this.told = told;
    this.hosts = new Hosts(nodes.stack());
  }

  /** One of those that are selected from the first. */
  String any() {
    return nodes.names().get(random.nextInt(nodes.names().size()));
  }

  private String spare() {
    return nodes.spares().get(random.nextInt(nodes.spares().size()));
  }

  /** What may happen to nodes themselves, and to who has them. */
  List<Mishap> mishaps(DriverOutages outages) {
    return List.of(
        new Mishap("a node is lost", () -> lose(outages)),
        new Mishap("a node joins or leaves", this::joinOrLeave),
        new Mishap("the label of a node moves", () -> moveLabel(outages)),
        new Mishap("two drivers meet", this::meet));
  }

  /** The driver there does not work as it should. */
  void fault(DriverOutages outages) {
    String node = any();
    outages.excuseUntilHealed(node);
    String fault = List.of("no-capacity", "crash", "unknown-version").get(random.nextInt(3));
    told.kubectl("annotate", "--overwrite", "node", node, FAULT + "=" + fault);
  }

  /** One is no longer selected. */
  void unselect(DriverOutages outages) {
    String node = any();
    outages.excuseUntilHealed(node);
    told.kubectl("label", "node", node, nodes.key() + "-");
  }

  /** One more is selected, or no longer. */
  private void joinOrLeave() {
    String label = random.nextInt(3) > 0 ? nodes.label() : nodes.key() + "-";
    told.kubectl("label", "--overwrite", "node", spare(), label);
  }

  /** The label goes from one node to another. */
  private void moveLabel(DriverOutages outages) {
    unselect(outages);
    told.kubectl("label", "--overwrite", "node", spare(), nodes.label());
  }

  /** A node is selected by both drivers. */
  private void meet() {
    String node = random.nextBoolean() ? any() : spare();
    told.kubectl("label", "--overwrite", "node", node, nodes.label(), nodes.rivalLabel());
  }

  /** It goes silent; that is noticed or not, or its Node is removed at once. */
  private void lose(DriverOutages outages) {
    String node = any();
    Optional<Node> before = node(node);
    outages.excuseUntilHealed(node);
    told.kubectl("annotate", "--overwrite", "node", node, FaultAnnotation.KEY + "=node-lost");
    switch (random.nextInt(3)) {
      case 0 -> Eventually.holds(NOTICED, () -> node(node).filter(NodeFates::ready).isEmpty());
      case 1 -> {
        before.ifPresent(present -> removed.put(node, unclaimed(present)));
        told.kubectl("delete", "node", node, "--timeout=20s");
      }
      default -> {}
    }
  }

  void heal(String node, DriverOutages outages) {
    restore(node);
    outages.healed(node);
  }

  /** It is again as it was at the beginning. */
  private void restore(String node) {
    Optional.ofNullable(removed.remove(node)).ifPresent(hosts::bringBack);
    told.kubectl("annotate", "node", node, FAULT + "-", FaultAnnotation.KEY + "-");
    told.kubectl("label", "--overwrite", "node", node, nodes.label(), nodes.rivalKey() + "-");
  }

  /** Those that are selected from the first are well, and no others are selected. */
  void healAll(DriverOutages outages) {
    nodes.names().forEach(node -> heal(node, outages));
    nodes.spares().forEach(node -> told.kubectl("label", "node", node, nodes.key() + "-"));
  }

  /** None has anything of the story any more. */
  void forgetAll() {
    nodes.names().forEach(this::restore);
    Stream.concat(nodes.names().stream(), nodes.spares().stream())
        .forEach(
            node ->
                told.kubectl(
                    "label",
                    "node",
                    node,
                    nodes.key() + "-",
                    nodes.rivalKey() + "-",
                    DriverNames.OWNER_LABEL + "-"));
  }

  private Optional<Node> node(String name) {
    return Optional.ofNullable(nodes.stack().kubernetes().nodes().withName(name).get());
  }

  private static boolean ready(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  /** A kubelet registers with labels of its own: what was claimed there is nobody's again. */
  private static Node unclaimed(Node node) {
    return new NodeBuilder(node)
        .editMetadata()
        .removeFromLabels(DriverNames.OWNER_LABEL)
        .endMetadata()
        .build();
  }
}
