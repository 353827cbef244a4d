package io.windlass.workflows.aistore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;

/** Steps that look into Kubernetes nodes, here called hosts, clean them, or take pods off one. */
@JsonSubTypes({
  @JsonSubTypes.Type(HostStep.CheckHosts.class),
  @JsonSubTypes.Type(HostStep.CleanHosts.class),
  @JsonSubTypes.Type(HostStep.LeaveHost.class),
  @JsonSubTypes.Type(HostStep.MarkEmptied.class),
  @JsonSubTypes.Type(HostStep.MarkDrained.class)
})
public sealed interface HostStep extends AIStoreStep {

  /**
   * Deletes a pod so that it leaves the host; the next one waits there until the host is
   * uncordoned, or goes to another one if its volumes do. Refused when the host is not to be
   * drained any more, or takes pods again; for a target, when its data has not been moved; for a
   * proxy, when no other one leads.
   *
   * @param uid the pod that was observed: another one of the same name is left alone
   */
  @JsonTypeName("leaveHost")
  record LeaveHost(DaemonRole role, String pod, String uid, Reason reason) implements HostStep {
    @Override
    public String title() {
      return "take %s %s off its Kubernetes node".formatted(role.word(), pod);
    }

    @Override
    public String unavailable() {
      return switch (role) {
        case PROXY -> "one proxy is away, the others serve";
        case TARGET -> "a target is away; every object stays readable";
      };
    }
  }

  /** Records that the host is empty. Refused when a pod of the cluster is on it. */
  @JsonTypeName("markEmptied")
  record MarkEmptied(Reason reason) implements HostStep {
    @Override
    public String title() {
      return "record that the Kubernetes node is empty";
    }
  }

  /** Records that the drain is over: whoever was on the host serves again. */
  @JsonTypeName("markDrained")
  record MarkDrained(Reason reason) implements HostStep {
    @Override
    public String title() {
      return "record that every node is back";
    }
  }

  /**
   * Looks at the hosts from inside, by one short pod on each, and tells how their settings differ
   * from the recommended ones. Changes nothing on them.
   */
  @JsonTypeName("checkHosts")
  record CheckHosts(Reason reason) implements HostStep {

    @Override
    public String title() {
      return "check how the Kubernetes nodes are set";
    }
  }

  /** Removes the state directories from the hosts; a host that is not reached in time is told. */
  @JsonTypeName("cleanHosts")
  record CleanHosts(Reason reason) implements HostStep {

    @Override
    public String title() {
      return "remove the state from the hosts";
    }
  }
}
