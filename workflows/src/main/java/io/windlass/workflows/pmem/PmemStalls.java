package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.convert.ConversionCourse;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a driver that has all Windlass can give it is not on every selected node: only a person or
 * the world can help. The worst first:
 *
 * <ol>
 *   <li>What is wanted has failed, and nodes have the last good driver again.
 *   <li>The driver is not well on a node, or its controller does not serve.
 *   <li>A node is wanted by another driver, too: whoever has it keeps it.
 *   <li>A node is lost.
 *   <li>The raw namespaces of a node could not be converted, or none may be.
 *   <li>Something on a node keeps it from getting the driver.
 *   <li>A node is no longer selected, and volumes are in use there.
 *   <li>No node is selected.
 *   <li>A person asked for something that drivers do not do.
 * </ol>
 */
final class PmemStalls {

  private static final Set<Request> UNKNOWN_TO_DRIVERS =
      EnumSet.of(Request.REBALANCE, Request.REPLACE_NODE, Request.DRAIN);

  private PmemStalls() {}

  static Optional<Objection> of(DriverObservation seen) {
    return Stream.of(
            rolledBack(seen),
            unwell(seen),
            seen.controller().failure(),
            shared(seen),
            lost(seen),
            unconverted(seen),
            hindered(seen),
            held(seen),
            none(seen),
            unknown(seen))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Objection> rolledBack(DriverObservation seen) {
    return seen.revisions()
        .rejected()
        .filter(rejection -> seen.revisions().rejects())
        .map(
            rejection ->
                new Objection(
                    Reason.DRIVER_ROLLED_BACK,
                    "%s; nodes have the last good driver: correct the spec, or set the annotation %s to try once more"
                        .formatted(rejection.because(), Request.RETRY.annotation())));
  }

  private static Optional<Objection> unwell(DriverObservation seen) {
    NodeGroups nodes = new NodeGroups(seen);
    return some(
        nodes.standing(Standing.FAILED),
        failed ->
            new Objection(
                Reason.DRIVER_UNHEALTHY,
                nodes.ailments(failed) + "; correct the spec or the node"));
  }

  private static Optional<Objection> shared(DriverObservation seen) {
    return some(
        seen.nodes().stream().filter(node -> node.selected() && !node.wanted()).toList(),
        nodes ->
            new Objection(
                Reason.NODES_SHARED,
                "%s; a node has one driver: let the selectors of both select different nodes"
                    .formatted(
                        nodes.stream()
                            .limit(3)
                            .map(PmemStalls::rival)
                            .collect(Collectors.joining(", ")))));
  }

  private static String rival(DriverNode node) {
    return "%s belongs to %s".formatted(node.name(), node.rival().orElse(node.owner()));
  }

  private static Optional<Objection> lost(DriverObservation seen) {
    return some(
        new NodeGroups(seen).standing(Standing.LOST),
        nodes ->
            new Objection(
                Reason.NODE_LOST,
                "%s can't be reached; the others have the driver"
                    .formatted(DriverStep.some(NodeGroups.names(nodes)))));
  }

  private static Optional<Objection> hindered(DriverObservation seen) {
    return some(
        seen.wantedNodes().filter(node -> node.hindrance().isPresent()).toList(),
        nodes ->
            new Objection(
                nodes.getFirst().hindrance().orElseThrow().reason(),
                "%s; the other nodes do not wait for it".formatted(Hindrances.sentence(nodes))));
  }

  private static Optional<Objection> unconverted(DriverObservation seen) {
    return seen.requested(Request.CONVERT)
        ? new ConversionCourse(seen).objection()
        : Optional.empty();
  }

  private static Optional<Objection> held(DriverObservation seen) {
    return some(
        seen.nodes().stream().filter(DriverNode::leaves).toList(),
        nodes ->
            new Objection(
                Reason.VOLUMES_EXIST,
                "%s: no longer selected, but volumes are in use there; move their pods, and the driver goes"
                    .formatted(DriverStep.some(NodeGroups.names(nodes)))));
  }

  private static Optional<Objection> none(DriverObservation seen) {
    return seen.nodes().stream().noneMatch(DriverNode::selected)
        ? Optional.of(
            new Objection(
                Reason.NO_NODES,
                "no node has the labels of spec.nodeSelector; label the nodes with persistent"
                    + " memory"))
        : Optional.empty();
  }

  private static Optional<Objection> unknown(DriverObservation seen) {
    if (seen.requested(Request.REPLACE_AUTHORITY) && !seen.certified()) {
      return Optional.of(
          new Objection(
              Reason.NOT_SUPPORTED,
              "metadata.annotations[%s]: drivers from v0.9 on have no certificates; remove the annotation"
                  .formatted(Request.REPLACE_AUTHORITY.annotation())));
    }
    if (seen.requested(Request.REPLACE_AUTHORITY)
        && seen.certificates().authority() == AuthorityChange.NONE) {
      return Optional.of(
          new Objection(
              Reason.NOT_SUPPORTED,
              "metadata.annotations[%s]: the certificates are given in the spec; change them there, and remove the annotation"
                  .formatted(Request.REPLACE_AUTHORITY.annotation())));
    }
    return seen.policy().requested().pending().stream()
        .filter(UNKNOWN_TO_DRIVERS::contains)
        .sorted()
        .findFirst()
        .map(
            request ->
                new Objection(
                    Reason.NOT_SUPPORTED,
                    "metadata.annotations[%s]: there is no %s of a driver; remove the annotation"
                        .formatted(request.annotation(), request.noun())));
  }

  private static Optional<Objection> some(
      List<DriverNode> nodes, Function<List<DriverNode>, Objection> what) {
    return nodes.isEmpty() ? Optional.empty() : Optional.of(what.apply(nodes));
  }
}
