package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.NodeObservation.Member;
import io.windlass.workflows.aistore.NodeObservation.Pod;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A node as it would be. Pure. */
final class NodeDraft {

  private NodeDraft() {}

  /** A pod of the template that is applied, which does not run yet. */
  static NodeObservation starting(String name, int ordinal) {
    return with(name, ordinal, pod(name, true, false, Duration.ZERO, false), Optional.empty());
  }

  static NodeObservation restarting(NodeObservation node) {
    return starting(node.name(), node.ordinal());
  }

  /** It runs, is ready and a member, unless it waits; a pod that was there keeps its template. */
  static NodeObservation serving(NodeObservation node) {
    if (node.serving() || node.drained() || node.emptied()) {
      return node;
    }
    boolean current = node.pod().isEmpty() || node.current();
    Member member = new Member(node.name(), node.primary(), false, false);
    return with(
        node.name(),
        node.ordinal(),
        pod(node.name(), current, true, Duration.ZERO, settled(node)),
        Optional.of(member));
  }

  static NodeObservation outdated(NodeObservation node) {
    return pod(node, pod -> pod(pod.uid(), false, pod.ready(), pod.servingFor(), pod.settled()));
  }

  static NodeObservation older(NodeObservation node, Duration by) {
    return node.ready()
        ? pod(
            node,
            pod -> pod(pod.uid(), pod.current(), true, pod.servingFor().plus(by), pod.settled()))
        : node;
  }

  static NodeObservation settled(NodeObservation node, boolean value) {
    return pod(node, pod -> pod(pod.uid(), pod.current(), pod.ready(), pod.servingFor(), value));
  }

  private static NodeObservation pod(NodeObservation node, UnaryOperator<Pod> change) {
    return node.pod()
        .map(pod -> with(node.name(), node.ordinal(), change.apply(pod), node.member()))
        .orElse(node);
  }

  static NodeObservation flagged(NodeObservation node, boolean value) {
    return member(node, node.primary(), value);
  }

  /** It has left the cluster for good, and its data lies elsewhere. */
  static NodeObservation gone(NodeObservation node) {
    return out(node, Departure.MOVED, Optional.empty(), Optional.empty());
  }

  /** It is in maintenance, and its data lies elsewhere. */
  static NodeObservation emptied(NodeObservation node) {
    return out(node, Departure.EMPTIED, Optional.empty(), flagged(node, true).member());
  }

  /** It waits for a host that is drained. */
  static NodeObservation waiting(NodeObservation node, String host) {
    PodProblem problem =
        new PodProblem(
            Reason.DRAINED, "%s waits until %s is uncordoned".formatted(node.name(), host), true);
    return out(node, node.departure(), Optional.of(problem), Optional.empty());
  }

  private static NodeObservation out(
      NodeObservation node,
      Departure departure,
      Optional<PodProblem> problem,
      Optional<Member> member) {
    String uid = node.pod().map(Pod::uid).orElse(node.name());
    Pod pod =
        new Pod(uid, node.current(), false, false, Duration.ZERO, false, false, problem, departure);
    return with(node.name(), node.ordinal(), pod, member);
  }

  /** It is down, and the cluster map has it no longer. */
  static NodeObservation dropped(NodeObservation node) {
    return new NodeObservation(
        node.name(), node.ordinal(), node.pod(), Optional.empty(), node.uncreated());
  }

  static NodeObservation primary(NodeObservation node, boolean value) {
    return member(node, value, node.flagged());
  }

  private static NodeObservation member(NodeObservation node, boolean primary, boolean flagged) {
    return new NodeObservation(
        node.name(),
        node.ordinal(),
        node.pod(),
        node.member().map(known -> new Member(known.id(), primary, flagged, false)),
        node.uncreated());
  }

  private static boolean settled(NodeObservation node) {
    return node.pod().filter(Pod::settled).isPresent();
  }

  private static Pod pod(
      String uid, boolean current, boolean ready, Duration servingFor, boolean settled) {
    return new Pod(
        uid, current, ready, ready, servingFor, settled, false, Optional.empty(), Departure.NONE);
  }

  private static NodeObservation with(String name, int ordinal, Pod pod, Optional<Member> member) {
    return new NodeObservation(name, ordinal, Optional.of(pod), member, Optional.empty());
  }
}
