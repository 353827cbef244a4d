package io.windlass.workflows.aistore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps that change objects of Kubernetes, or wait for what it runs. */
@JsonSubTypes({
  @JsonSubTypes.Type(KubernetesStep.ApplyFoundation.class),
  @JsonSubTypes.Type(KubernetesStep.ApplyNodes.class),
  @JsonSubTypes.Type(KubernetesStep.ApplyAllNodes.class),
  @JsonSubTypes.Type(KubernetesStep.RestartTarget.class),
  @JsonSubTypes.Type(KubernetesStep.AwaitNode.class),
  @JsonSubTypes.Type(KubernetesStep.AwaitCluster.class),
  @JsonSubTypes.Type(KubernetesStep.MarkSettled.class),
  @JsonSubTypes.Type(KubernetesStep.MarkRestarted.class),
  @JsonSubTypes.Type(KubernetesStep.RenewVolumes.class),
  @JsonSubTypes.Type(KubernetesStep.AwaitDropped.class),
  @JsonSubTypes.Type(KubernetesStep.MarkReplaced.class),
  @JsonSubTypes.Type(KubernetesStep.GrowVolumes.class),
  @JsonSubTypes.Type(KubernetesStep.AdoptCluster.class),
  @JsonSubTypes.Type(KubernetesStep.StopNodes.class),
  @JsonSubTypes.Type(KubernetesStep.RemoveNodes.class),
  @JsonSubTypes.Type(KubernetesStep.RemoveClaims.class),
  @JsonSubTypes.Type(KubernetesStep.RemoveFoundation.class)
})
public sealed interface KubernetesStep extends AIStoreStep {

  /**
   * Applies what pods need before they can start: RBAC, ConfigMaps, Services. Waits for the
   * addresses of load balancers; refused when none comes in time.
   */
  @JsonTypeName("applyFoundation")
  record ApplyFoundation(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "apply accounts, configuration and services";
    }
  }

  /**
   * Applies the StatefulSet of a role. Restarts nothing by itself: targets are replaced on deletion
   * only, proxies from {@code partition} upwards. Refused when that would replace or end the
   * primary while another proxy serves, add targets while a rebalance runs, or end one that has not
   * left.
   *
   * @param partition lowest proxy ordinal that may be replaced; equal to {@code replicas} holds
   *     all; without meaning for targets
   */
  @JsonTypeName("applyNodes")
  record ApplyNodes(DaemonRole role, int replicas, int partition, Reason reason)
      implements KubernetesStep {

    private static final Set<Reason> ROLLOUT =
        Set.of(Reason.TEMPLATE_CHANGED, Reason.RESTART_REQUESTED, Reason.AUTHORITY_CHANGES);

    @Override
    public String title() {
      return replaces() ? "replace proxy %d".formatted(partition) : "apply " + nodes();
    }

    @Override
    public String unavailable() {
      if (!replaces()) {
        return "";
      }
      return replicas == 1 ? "no proxy serves" : "one proxy is away, the others serve";
    }

    private boolean replaces() {
      return role == DaemonRole.PROXY && partition < replicas && ROLLOUT.contains(reason);
    }

    private String nodes() {
      return "%d %s node%s".formatted(replicas, role.word(), replicas == 1 ? "" : "s");
    }
  }

  /**
   * Applies the StatefulSets of several roles at the same time, after one look. Refused when one of
   * them is.
   */
  @JsonTypeName("applyAllNodes")
  record ApplyAllNodes(List<ApplyNodes> roles, Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return roles.stream()
          .map(ApplyNodes::nodes)
          .collect(Collectors.joining(" and ", "apply ", ""));
    }
  }

  /**
   * Deletes a target's pod so that it returns with the new template. Refused when the target serves
   * and is not the only one: it must have left placement before.
   *
   * @param uid the pod that was observed: another one of the same name is left alone
   */
  @JsonTypeName("restartTarget")
  record RestartTarget(String pod, String uid, Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "restart target %s".formatted(pod);
    }

    @Override
    public String unavailable() {
      return AIStoreStep.unreadable(pod);
    }
  }

  /**
   * Waits until a pod is ready and an unflagged member of the cluster map.
   *
   * @param renewed whether it must also have the template that the StatefulSet would create now:
   *     true when it is being replaced, false when it only has to come back
   */
  @JsonTypeName("awaitNode")
  record AwaitNode(DaemonRole role, String pod, boolean renewed, Reason reason)
      implements KubernetesStep {
    /**
     * Whether there is no sense in waiting on: it is back, it can't become ready by itself, it
     * needs us to come back, a StatefulSet is gone, or the data of other targets has to be settled
     * first.
     */
    public boolean over(ClusterObservation seen) {
      return seen.windowCloses()
          || seen.headless()
          || seen.nodes()
              .filter(node -> node.name().equals(pod))
              .allMatch(node -> over(node) || seen.waitsForUs(node));
    }

    private boolean over(NodeObservation node) {
      boolean asWanted = node.current() || !renewed || node.helpless();
      boolean ended = node.serving() || node.lastingProblem().isPresent();
      return asWanted && ended;
    }

    @Override
    public String title() {
      return reason == Reason.DRAIN_REQUESTED
          ? "wait until %s has left".formatted(pod)
          : "wait for %s to serve again".formatted(pod);
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /**
   * Waits for a number of nodes, and for the cluster to report itself ready when targets are among
   * them.
   *
   * @param proxies how many proxies must serve; without targets, how many must run
   * @param targets how many targets must serve
   */
  @JsonTypeName("awaitCluster")
  record AwaitCluster(int proxies, int targets, Reason reason) implements KubernetesStep {
    /**
     * Whether they are there, or a node can't become ready or needs us to come back, or a
     * StatefulSet is gone, or the data of targets that joined has to be settled first.
     */
    public boolean over(ClusterObservation seen) {
      return enough(seen)
          || seen.marks().created() && seen.windowCloses()
          || !seen.proxies().exists()
          || targets > 0 && seen.headless()
          || seen.nodes().anyMatch(node -> hopeless(seen, node))
          || seen.waitsForUs();
    }

    /**
     * A lone first proxy of an older template is replaced at once, so that its end is awaited. Who
     * waits for a host that is drained is no hindrance where there are enough others.
     */
    private boolean hopeless(ClusterObservation seen, NodeObservation node) {
      return node.lastingProblem().isPresent()
          && !(node.drained() && attainable(seen.present()))
          && (targets > 0 || node.current() || node.helpless());
    }

    private boolean attainable(ClusterObservation present) {
      return present.proxies().replicas() >= proxies && present.targets().replicas() >= targets;
    }

    private boolean enough(ClusterObservation seen) {
      return targets == 0
          ? seen.proxies().nodes().stream().filter(NodeObservation::running).count() >= proxies
          : seen.proxies().serving() >= proxies
              && seen.targets().serving() >= targets
              && seen.ready();
    }

    @Override
    public String title() {
      return targets == 0
          ? "wait for " + DaemonRole.PROXY.count(proxies)
          : "wait for %s and %s"
              .formatted(DaemonRole.PROXY.count(proxies), DaemonRole.TARGET.count(targets));
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /** Records that the present targets need no rebalance: the cluster is new and holds no data. */
  @JsonTypeName("markSettled")
  record MarkSettled(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "record that the data is where it belongs";
    }
  }

  /**
   * Records that the restart that a person asked for is done: every pod has the template with that
   * request.
   */
  @JsonTypeName("markRestarted")
  record MarkRestarted(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "record that every node was restarted";
    }
  }

  /**
   * Deletes the volume claims of one node, records that, and deletes its pod: the next one finds
   * new volumes. Refused when a target's data has not been moved, unless the request gives it up;
   * for a proxy, when no other one leads.
   *
   * @param uid the pod that was observed: another one of the same name is left alone; empty when
   *     there was none
   * @param withoutItsData whether the data on them is given up
   */
  @JsonTypeName("renewVolumes")
  record RenewVolumes(
      DaemonRole role, String pod, String uid, boolean withoutItsData, Reason reason)
      implements KubernetesStep {
    @Override
    public String title() {
      return "give %s %s new volumes".formatted(role.word(), pod);
    }

    @Override
    public String unavailable() {
      return switch (role) {
        case PROXY -> "one proxy is away, the others serve";
        case TARGET ->
            withoutItsData
                ? "objects that only %s had are lost for good".formatted(pod)
                : "a target is away; every object stays readable";
      };
    }
  }

  /**
   * Waits until the cluster no longer counts a target that is down as a member. AIStore drops one
   * that does not answer by itself, after half a minute. Refused when that takes many times as
   * long.
   */
  @JsonTypeName("awaitDropped")
  record AwaitDropped(String pod, Reason reason) implements KubernetesStep {

    /** Whether there is no sense in waiting on: it is dropped, or back. */
    public boolean over(ClusterObservation seen) {
      return seen.windowCloses()
          || seen.headless()
          || seen.nodes()
              .filter(node -> node.name().equals(pod))
              .allMatch(node -> node.serving() || seen.mayRenew(node));
    }

    @Override
    public String title() {
      return "wait until the cluster has given %s up".formatted(pod);
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /** Records that the node that a person wanted replaced has new volumes and serves. */
  @JsonTypeName("markReplaced")
  record MarkReplaced(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "record that the node was replaced";
    }
  }

  /**
   * Has the volumes of targets grow to what the spec asks for, while they serve; waits until they
   * have. Refused when their storage class does not let them, or it takes too long.
   */
  @JsonTypeName("growVolumes")
  record GrowVolumes(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "let the volumes of the targets grow";
    }
  }

  /**
   * Takes the objects of a cluster over from the operator that has made them. Their specs stay as
   * they are, so that no pod is restarted. Refused while that operator still works.
   */
  @JsonTypeName("adoptCluster")
  record AdoptCluster(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "take the cluster over";
    }
  }

  /**
   * Asks the StatefulSet of a role for no pods and waits for their end; not for those that never
   * will end because their node is lost. Claims, and so data, stay, and so does the number of nodes
   * that there were. Refused when nodes are to run, and for proxies while a target is there to be
   * led.
   */
  @JsonTypeName("stopNodes")
  record StopNodes(DaemonRole role, Reason reason) implements KubernetesStep {

    @Override
    public String title() {
      return reason == Reason.SHUTDOWN || reason == Reason.AUTHORITY_REVOKED
          ? "end the %s nodes; their volumes stay".formatted(role.word())
          : "apply 0 %s nodes".formatted(role.word());
    }

    @Override
    public String unavailable() {
      return "no %s serves".formatted(role.word());
    }
  }

  /**
   * Deletes the StatefulSet of a role and waits for its pods to end; not for those that never will
   * because their node is lost. Claims, and so data, stay. Refused when a node of it is ready,
   * unless the resource is being deleted.
   */
  @JsonTypeName("removeNodes")
  record RemoveNodes(DaemonRole role, Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "stop the %s nodes".formatted(role.word());
    }

    @Override
    public String unavailable() {
      return "no %s serves".formatted(role.word());
    }
  }

  /**
   * Deletes the volume claims of all nodes, and so what is on them. Refused while a pod of the
   * cluster is left that could write to one.
   */
  @JsonTypeName("removeClaims")
  record RemoveClaims(Reason reason) implements KubernetesStep {

    @Override
    public String title() {
      return "delete the volume claims, and what is on them";
    }
  }

  /** Deletes what is left beside data, then releases the resource. */
  @JsonTypeName("removeFoundation")
  record RemoveFoundation(Reason reason) implements KubernetesStep {
    @Override
    public String title() {
      return "remove services and configuration";
    }
  }
}
