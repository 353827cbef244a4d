package io.windlass.workflows.aistore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;

/** Steps that ask something of the storage cluster itself. */
@JsonSubTypes({
  @JsonSubTypes.Type(DataStep.AwaitQuiet.class),
  @JsonSubTypes.Type(DataStep.MovePrimary.class),
  @JsonSubTypes.Type(DataStep.EnterMaintenance.class),
  @JsonSubTypes.Type(DataStep.LeaveMaintenance.class),
  @JsonSubTypes.Type(DataStep.Decommission.class),
  @JsonSubTypes.Type(DataStep.EmptyTargets.class),
  @JsonSubTypes.Type(DataStep.RetainTargets.class),
  @JsonSubTypes.Type(DataStep.SwitchRebalance.class),
  @JsonSubTypes.Type(DataStep.Rebalance.class),
  @JsonSubTypes.Type(DataStep.UseVolumes.class),
  @JsonSubTypes.Type(DataStep.SetConfig.class),
  @JsonSubTypes.Type(DataStep.LoadCertificates.class),
  @JsonSubTypes.Type(DataStep.ShutDown.class),
  @JsonSubTypes.Type(DataStep.DecommissionCluster.class)
})
public sealed interface DataStep extends AIStoreStep {

  /** Waits until no rebalance runs. */
  @JsonTypeName("awaitQuiet")
  record AwaitQuiet(Reason reason) implements DataStep {
    @Override
    public String title() {
      return "wait for the running rebalance";
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /** Makes another proxy the primary. Refused while a rebalance runs: it would strand nodes. */
  @JsonTypeName("movePrimary")
  record MovePrimary(String pod, Reason reason) implements DataStep {
    @Override
    public String title() {
      return "make %s the primary proxy".formatted(pod);
    }

    @Override
    public String unavailable() {
      return "changes of the cluster map wait for a moment";
    }
  }

  /**
   * Takes a target out of placement without moving its data. Refused when another target is out, a
   * rebalance runs or the cluster is not ready.
   */
  @JsonTypeName("enterMaintenance")
  record EnterMaintenance(String pod, Reason reason) implements DataStep {
    @Override
    public String title() {
      return "put target %s into maintenance".formatted(pod);
    }

    @Override
    public String unavailable() {
      return AIStoreStep.unreadable(pod);
    }
  }

  /**
   * Brings a target back into placement. Before it does, the target is struck from the record of
   * settled ones: what was written meanwhile lies elsewhere. Refused when its process is not a
   * member.
   */
  @JsonTypeName("leaveMaintenance")
  record LeaveMaintenance(String pod, Reason reason) implements DataStep {
    @Override
    public String title() {
      return "bring target %s back from maintenance".formatted(pod);
    }
  }

  /**
   * Moves the data off targets by one verified rebalance and lets them leave the cluster for good.
   * All at once where AIStore can, otherwise the first of them. Refused when a target does not
   * serve, a rebalance runs or the cluster is not ready; targets that were told to leave before are
   * brought to the end of it in any case.
   *
   * @param removeData whether their data is deleted once it has been moved
   */
  @JsonTypeName("decommission")
  record Decommission(List<String> pods, boolean removeData, Reason reason) implements DataStep {

    public Decommission {
      pods = List.copyOf(pods);
    }

    @Override
    public String title() {
      return "move the data off %s and let %s leave".formatted(targets(pods), them(pods));
    }

    @Override
    public String unavailable() {
      return "%s for good; every object stays readable"
          .formatted(pods.size() == 1 ? "a target leaves" : pods.size() + " targets leave");
    }
  }

  /**
   * Moves the data off targets by one verified rebalance, and records that; they stay members, in
   * maintenance. All at once where AIStore can, otherwise the first of them. Refused when they are
   * not to be emptied any more, a target does not serve, a rebalance runs or the cluster is not
   * ready. For targets that are in maintenance already it waits for the rebalance that runs;
   * refused when there is none, since nobody knows then what has moved.
   */
  @JsonTypeName("emptyTargets")
  record EmptyTargets(List<String> pods, Reason reason) implements DataStep {

    public EmptyTargets {
      pods = List.copyOf(pods);
    }

    @Override
    public String title() {
      return "move the data off %s, and keep %s in maintenance"
          .formatted(targets(pods), them(pods));
    }

    @Override
    public String unavailable() {
      return "%s out of service; every object stays readable"
          .formatted(pods.size() == 1 ? "a target is" : pods.size() + " targets are");
    }
  }

  /**
   * Puts targets into maintenance, where they stay until they are scaled up again. Their data is
   * not moved. Refused as {@link EnterMaintenance} is, but for those targets themselves.
   */
  @JsonTypeName("retainTargets")
  record RetainTargets(List<String> pods, Reason reason) implements DataStep {

    public RetainTargets {
      pods = List.copyOf(pods);
    }

    @Override
    public String title() {
      return "put %s into maintenance, with the data on %s".formatted(targets(pods), them(pods));
    }

    @Override
    public String unavailable() {
      return "objects on %s can't be read until %s scaled up again"
          .formatted(targets(pods), pods.size() == 1 ? "it is" : "they are");
    }
  }

  private static String targets(List<String> pods) {
    return pods.size() == 1
        ? "target " + pods.getFirst()
        : "%d targets, %s to %s".formatted(pods.size(), pods.getFirst(), pods.getLast());
  }

  private static String them(List<String> pods) {
    return pods.size() == 1 ? "it" : "them";
  }

  /** Switches the cluster's automatic rebalance. */
  @JsonTypeName("switchRebalance")
  record SwitchRebalance(boolean enabled, Reason reason) implements DataStep {
    @Override
    public String title() {
      return "switch automatic rebalance %s".formatted(enabled ? "on" : "off");
    }
  }

  /**
   * Starts a rebalance, waits for it, verifies its outcome, and records which targets it covered.
   * Refused when the cluster is not ready or automatic rebalance was switched off again.
   */
  @JsonTypeName("rebalance")
  record Rebalance(Reason reason) implements DataStep {
    @Override
    public String title() {
      return "rebalance, so that every object is where it is looked for";
    }
  }

  /**
   * Has every target use all of its volumes, one target after the other: those that were added are
   * attached, its objects are spread over all of them, and that is awaited, verified and recorded.
   * Every object can be read meanwhile. Refused when the cluster is not ready or a rebalance runs.
   */
  @JsonTypeName("useVolumes")
  record UseVolumes(Reason reason) implements DataStep {
    @Override
    public String title() {
      return "have every target use all of its volumes";
    }
  }

  /**
   * Has every node show the certificate that the Secret holds now, without a restart, and waits
   * until a handshake with each proves it. Refused when nodes that run would not believe it.
   */
  @JsonTypeName("loadCertificates")
  record LoadCertificates(Reason reason) implements DataStep {
    @Override
    public String title() {
      return "have every node load its certificate";
    }
  }

  /** Sends the spec's configuration to the running cluster. */
  @JsonTypeName("setConfig")
  record SetConfig(Reason reason) implements DataStep {
    @Override
    public String title() {
      return "send the cluster configuration";
    }
  }

  /**
   * Tells the storage cluster to shut down. When nobody can be told, that is no reason not to go
   * on: a target that is terminated leaves the cluster in order, and what it acknowledged is on its
   * volumes.
   */
  @JsonTypeName("shutDown")
  record ShutDown(Reason reason) implements DataStep {

    @Override
    public String title() {
      return reason == Reason.AUTHORITY_REVOKED
          ? "tell the storage cluster to shut down: nothing is served until every node has started with another authority"
          : "tell the storage cluster to shut down";
    }

    @Override
    public String unavailable() {
      return "nothing can be read or written";
    }
  }

  /**
   * Tells the storage cluster that it ends for good, and waits until every node has cleaned up and
   * ended; then records that.
   *
   * @param removeData whether the nodes remove users' data too
   */
  @JsonTypeName("decommissionCluster")
  record DecommissionCluster(boolean removeData, Reason reason) implements DataStep {

    @Override
    public String title() {
      return removeData
          ? "decommission the storage cluster and remove its data"
          : "decommission the storage cluster";
    }

    @Override
    public String unavailable() {
      return "nothing can be read or written";
    }
  }
}
