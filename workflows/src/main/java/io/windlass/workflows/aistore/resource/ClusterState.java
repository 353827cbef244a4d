package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where the cluster is in its life; the words of the original operator. */
public enum ClusterState {
  /** The resource is accepted; nothing runs yet. */
  INITIALIZED("Initialized"),
  /** Proxies and targets are created. */
  CREATED("Created"),
  /** The cluster serves. */
  READY("Ready"),
  /** Load balancers are being created. */
  INITIALIZING_LOAD_BALANCER_SERVICE("InitializingLoadBalancerService"),
  /** Load balancers have no address yet. */
  PENDING_LOAD_BALANCER_SERVICE("PendingLoadBalancerService"),
  /** Pods are being replaced. */
  UPGRADING("Upgrading"),
  /** The cluster is being stopped; data stays. */
  SHUTTING_DOWN("ShuttingDown"),
  /** The cluster is stopped; data stays. */
  SHUTDOWN("Shutdown"),
  /** The cluster is being taken down for good. */
  DECOMMISSIONING("Decommissioning"),
  /** Owned objects are being removed. */
  CLEANING_RESOURCES("CleaningResources"),
  /** State directories on hosts are being removed. */
  HOST_CLEANUP("HostCleanup"),
  /** Nothing is left. */
  FINALIZED("Finalized"),
  /** A value that this version does not know; never written, reported by {@link SpecProblems}. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  ClusterState(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static ClusterState of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
