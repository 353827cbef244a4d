package io.windlass.workflows.pmem.foresight;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.DriverCertificates;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import io.windlass.workflows.pmem.DriverObservation.Policy;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.DriverStep.NodePod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An observation of a driver that is being changed in thought. */
final class DriverDraft {

  private boolean foundation;
  private Controller controller;
  private List<DriverNode> nodes;
  private DriverRevisions revisions;
  private DriverCertificates certificates;
  private DriverConversions conversions;
  private Policy policy;
  private final DriverObservation before;

  private DriverDraft(DriverObservation seen) {
    before = seen;
    foundation = seen.foundationApplied();
    controller = seen.controller();
    nodes = seen.nodes();
    revisions = seen.revisions();
    certificates = seen.certificates();
    conversions = seen.conversions();
    policy = seen.policy();
  }

  static DriverDraft of(DriverObservation seen) {
    return new DriverDraft(seen);
  }

  DriverObservation done() {
    return new DriverObservation(
        foundation,
        controller,
        nodes,
        revisions,
        before.volumes(),
        certificates,
        conversions,
        policy);
  }

  DriverDraft foundation() {
    foundation = true;
    return this;
  }

  /** A controller with the wanted template, of which so many pods are ready. */
  DriverDraft controller(int ready) {
    int desired = Math.max(1, controller.desired());
    controller = new Controller(true, true, ready, desired, Optional.empty());
    return this;
  }

  DriverDraft controllerServes() {
    return controller(Math.max(1, controller.desired()));
  }

  /** It serves by now, where it was about to. */
  DriverDraft controllerStarts() {
    return controller.exists() && controller.current() ? controllerServes() : this;
  }

  DriverDraft applied(String revision) {
    revisions =
        new DriverRevisions(revisions.wanted(), revision, revisions.good(), revisions.rejected());
    return this;
  }

  /** What can't be changed later is as the specification wants it. */
  DriverDraft asWanted() {
    policy =
        new Policy(
            policy.wanted(),
            Optional.of(policy.wanted()),
            policy.version(),
            policy.rollout(),
            policy.requested(),
            policy.orphan(),
            policy.objections());
    return this;
  }

  DriverDraft good(String revision) {
    revisions =
        new DriverRevisions(
            revisions.wanted(), revisions.applied(), revision, revisions.rejected());
    return each(node -> true, NodeInThought::recorded);
  }

  DriverDraft rejected(Optional<Rejection> rejection) {
    revisions =
        new DriverRevisions(revisions.wanted(), revisions.applied(), revisions.good(), rejection);
    return this;
  }

  DriverDraft fulfilled(Request request) {
    policy =
        new Policy(
            policy.wanted(),
            policy.applied(),
            policy.version(),
            policy.rollout(),
            policy.requested().without(request),
            policy.orphan(),
            policy.objections());
    return this;
  }

  DriverDraft claimed(List<String> names) {
    return each(node -> names.contains(node.name()), NodeInThought::claimed);
  }

  DriverDraft released(List<String> names) {
    nodes = nodes.stream().filter(node -> !names.contains(node.name())).toList();
    return this;
  }

  DriverDraft replaced(List<NodePod> pods) {
    List<String> uids = pods.stream().map(NodePod::uid).toList();
    return each(
        node -> node.pod().filter(pod -> uids.contains(pod.uid())).isPresent(),
        NodeInThought::bare);
  }

  /** The DaemonSet makes the pods that it lacks. */
  DriverDraft born() {
    String revision = revisions.applied();
    return revision.isEmpty()
        ? this
        : each(
            node -> node.owned() && node.reachable() && node.pod().isEmpty(),
            node -> NodeInThought.born(node, revision));
  }

  /** What is waited for comes: the driver is well there, and has soaked. */
  DriverDraft well(List<String> names) {
    born();
    Duration soak = policy.rollout().soak();
    Optional<String> version = policy.version();
    return each(
        node -> names.contains(node.name()) && node.reachable(),
        node -> NodeInThought.well(node, soak, version));
  }

  /** So much time passes. */
  DriverDraft older(Duration time) {
    return each(node -> true, node -> NodeInThought.older(node, time));
  }

  /** New certificates of the same authority. */
  DriverDraft renewed() {
    boolean due = certificates.authorityDue();
    certificates =
        new DriverCertificates(
            certificates.authority(), false, false, due, certificates.revocationAsked());
    return otherTemplates();
  }

  DriverDraft trusting(AuthorityChange change) {
    certificates = new DriverCertificates(change, false, false, certificates.authorityDue(), false);
    return otherTemplates();
  }

  /** The old authority is forgotten; templates stay. */
  DriverDraft retired() {
    certificates = DriverCertificates.of(AuthorityChange.SETTLED);
    return this;
  }

  /** Nodes were looked at, as a person asked. */
  DriverDraft checked() {
    return fulfilled(Request.CHECK_HOSTS);
  }

  /** All nodes are converted, as a person asked. */
  DriverDraft convertedAll() {
    return fulfilled(Request.CONVERT);
  }

  /** Something becomes of a node that is converted. */
  DriverDraft converting(String name, UnaryOperator<ConvertedNode> change) {
    conversions =
        new DriverConversions(
            conversions.label(),
            conversions.settings(),
            conversions.refusal(),
            conversions.nodes().stream()
                .map(node -> node.name().equals(name) ? change.apply(node) : node)
                .toList());
    return this;
  }

  private DriverDraft otherTemplates() {
    controller =
        new Controller(controller.exists(), false, 0, controller.desired(), Optional.empty());
    revisions =
        new DriverRevisions(
            revisions.wanted() + "'", revisions.applied(), revisions.good(), revisions.rejected());
    return this;
  }

  private DriverDraft each(Predicate<DriverNode> which, UnaryOperator<DriverNode> change) {
    nodes = nodes.stream().map(node -> which.test(node) ? change.apply(node) : node).toList();
    return this;
  }
}
