package io.windlass.workflows.pmem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** Steps on the Kubernetes objects of a driver, and on the nodes' labels. */
@JsonSubTypes({
  @JsonSubTypes.Type(DriverStep.ApplyFoundation.class),
  @JsonSubTypes.Type(DriverStep.ApplyController.class),
  @JsonSubTypes.Type(DriverStep.AwaitController.class),
  @JsonSubTypes.Type(DriverStep.ApplyDriver.class),
  @JsonSubTypes.Type(DriverStep.RestoreDriver.class),
  @JsonSubTypes.Type(DriverStep.ClaimNodes.class),
  @JsonSubTypes.Type(DriverStep.ReleaseNodes.class),
  @JsonSubTypes.Type(DriverStep.ReplacePods.class),
  @JsonSubTypes.Type(DriverStep.AwaitNodes.class),
  @JsonSubTypes.Type(DriverStep.MarkGood.class),
  @JsonSubTypes.Type(DriverStep.MarkRejected.class),
  @JsonSubTypes.Type(DriverStep.ForgetRejected.class),
  @JsonSubTypes.Type(DriverStep.MarkRestarted.class),
  @JsonSubTypes.Type(DriverStep.AdoptDriver.class),
  @JsonSubTypes.Type(DriverStep.RemoveDriver.class),
  @JsonSubTypes.Type(DriverStep.RemoveController.class),
  @JsonSubTypes.Type(DriverStep.RemoveFoundation.class)
})
public sealed interface DriverStep extends PmemStep {

  /** How many nodes one step names: more come with the next plan. */
  int NODES = 100;

  /** What is out of service on a node whose driver is being replaced. */
  String UNAVAILABLE =
      "no volume is made, mounted or unmounted there; what is mounted stays usable";

  /**
   * Applies CSIDriver, accounts, roles, services and Secrets; issues certificates that are missing.
   * Objects of others are refused.
   */
  @JsonTypeName("applyFoundation")
  record ApplyFoundation(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "apply accounts, services and certificates of the driver";
    }
  }

  /** Applies what runs the controller; its pods are replaced where its template changes. */
  @JsonTypeName("applyController")
  record ApplyController(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "apply the controller";
    }
  }

  /** Waits until the controller serves with the wanted template, or can't. */
  @JsonTypeName("awaitController")
  record AwaitController(Reason reason) implements DriverStep {

    /** Whether there is no sense in waiting on. */
    public boolean over(DriverObservation seen) {
      return seen.controller().serving()
          || !seen.controller().exists()
          || seen.controller().problem().filter(PodProblem::lasting).isPresent();
    }

    @Override
    public String title() {
      return "wait for the controller";
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /**
   * Applies the DaemonSet with the wanted template. It replaces no pod by itself: its update
   * strategy is OnDelete. Only nodes with the owner label of this driver get one.
   *
   * @param revision the template as it was observed to be wanted; another one is refused
   */
  @JsonTypeName("applyDriver")
  record ApplyDriver(String revision, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "apply the driver of the nodes, revision " + revision;
    }
  }

  /**
   * Gives the DaemonSet the template of an earlier revision again, from its ControllerRevisions.
   * Refused when none has it.
   */
  @JsonTypeName("restoreDriver")
  record RestoreDriver(String revision, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "go back to the driver of revision " + revision;
    }
  }

  /**
   * Writes the owner label on nodes, where there is none: the DaemonSet starts a pod there. Whoever
   * was quicker keeps the node.
   *
   * @param nodes at most {@link #NODES}
   */
  @JsonTypeName("claimNodes")
  record ClaimNodes(List<String> nodes, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "claim " + some(nodes);
    }
  }

  /**
   * Takes the owner label of this driver from nodes: the DaemonSet ends the pod there. Refused for
   * a node on which a volume is in use, unless the resource is being deleted without regard to
   * volumes.
   */
  @JsonTypeName("releaseNodes")
  record ReleaseNodes(List<String> nodes, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "release " + some(nodes);
    }
  }

  /** A pod as it was observed: another one on the same node is left alone. */
  record NodePod(String node, String pod, String uid) {}

  /**
   * Deletes pods of the driver; returns when each of these nodes has another one, or will have none
   * because it is lost. Refused when the DaemonSet does not have this revision.
   */
  @JsonTypeName("replacePods")
  record ReplacePods(List<NodePod> pods, String revision, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "replace the driver on " + some(pods.stream().map(NodePod::node).toList());
    }

    @Override
    public String unavailable() {
      return UNAVAILABLE;
    }
  }

  /**
   * Waits until each of these nodes is well, or has failed, or is lost; one that waits for new
   * nodes returns also when more of them wait to be claimed.
   *
   * @param soak whether a node has to stay well for the time of the soak
   */
  @JsonTypeName("awaitNodes")
  record AwaitNodes(List<String> nodes, boolean soak, Reason reason) implements DriverStep {

    /** Whether there is no sense in waiting on. */
    public boolean over(DriverObservation seen) {
      return DriverGate.settled(seen, this)
          || forNewcomers() && seen.nodes().stream().anyMatch(DriverNode::joins);
    }

    /** Whether a node that joins meanwhile ends the wait, so that it need not wait for others. */
    public boolean forNewcomers() {
      return reason == Reason.NEW_DRIVER || reason == Reason.NODE_JOINS;
    }

    @Override
    public String title() {
      return "wait until the driver is well on " + some(nodes);
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /** Records the last good revision, and the capacity of each node. */
  @JsonTypeName("markGood")
  record MarkGood(String revision, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "record that revision %s is good".formatted(revision);
    }
  }

  /** Records that a revision failed, on the resource; it is not tried again. */
  @JsonTypeName("markRejected")
  record MarkRejected(String revision, String because, Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "record that revision %s failed".formatted(revision);
    }
  }

  /** Forgets that a revision failed: it is tried again, or no longer wanted. */
  @JsonTypeName("forgetRejected")
  record ForgetRejected(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "forget the revision that failed";
    }
  }

  /** Records that the restart that a person asked for is done. */
  @JsonTypeName("markRestarted")
  record MarkRestarted(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "record that every driver was restarted";
    }
  }

  /**
   * Takes a driver over from pmem-csi-operator: its objects change hands, and the DaemonSet
   * replaces no pod by itself any more. No template changes, and no Secret. Refused while that
   * operator works. Of a driver that is Windlass's already only the request is answered.
   */
  @JsonTypeName("adoptDriver")
  record AdoptDriver(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "take the driver over";
    }
  }

  /**
   * Deletes the DaemonSet, waits for its pods to end, not for those of lost nodes, and takes the
   * owner label from every node. Refused while there are volumes, unless a person has them
   * orphaned.
   */
  @JsonTypeName("removeDriver")
  record RemoveDriver(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "remove the driver from all nodes";
    }

    @Override
    public String unavailable() {
      return "no volume of the driver can be mounted or unmounted any more";
    }
  }

  /** Deletes what runs the controller. */
  @JsonTypeName("removeController")
  record RemoveController(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "remove the controller";
    }
  }

  /** Deletes what is left, Secrets too, then releases the resource. */
  @JsonTypeName("removeFoundation")
  record RemoveFoundation(Reason reason) implements DriverStep {
    @Override
    public String title() {
      return "remove accounts, services and certificates";
    }
  }

  /** Nodes in words: three by name. */
  static String some(List<String> nodes) {
    int told = 3;
    String names = nodes.stream().limit(told).collect(Collectors.joining(", "));
    return nodes.size() > told ? "%s and %d more".formatted(names, nodes.size() - told) : names;
  }
}
