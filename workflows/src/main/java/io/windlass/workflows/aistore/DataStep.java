package io.windlass.workflows.aistore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;

/** Steps that ask something of the storage cluster itself. */
@JsonSubTypes({
  @JsonSubTypes.Type(DataStep.AwaitQuiet.class),
  @JsonSubTypes.Type(DataStep.MovePrimary.class),
  @JsonSubTypes.Type(DataStep.EnterMaintenance.class),
  @JsonSubTypes.Type(DataStep.LeaveMaintenance.class),
  @JsonSubTypes.Type(DataStep.SwitchRebalance.class),
  @JsonSubTypes.Type(DataStep.Rebalance.class),
  @JsonSubTypes.Type(DataStep.SetConfig.class),
  @JsonSubTypes.Type(DataStep.ShutDown.class),
  @JsonSubTypes.Type(DataStep.Decommission.class)
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
      return "tell the storage cluster to shut down";
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
  @JsonTypeName("decommission")
  record Decommission(boolean removeData, Reason reason) implements DataStep {

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
