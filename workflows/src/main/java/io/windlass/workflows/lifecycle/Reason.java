package io.windlass.workflows.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every cause for which Windlass does something, waits or refuses. The same value appears in the
 * log, the Event, the metric, Temporal's web UI and the resource's conditions.
 */
public enum Reason {
  // Why an operation or a step is needed
  NEW_CLUSTER("the cluster does not exist yet"),
  NEW_SERVICE("the service does not exist yet"),
  SIZE_INCREASED("the spec asks for more nodes"),
  SIZE_DECREASED("the spec asks for fewer nodes"),
  TEMPLATE_CHANGED("the pod template differs from the one in the spec"),
  SECRET_CHANGED("a Secret that the pod was started with was changed"),
  RESTART_REQUESTED("a person asked for a restart"),
  REBALANCE_REQUESTED("a person asked for a rebalance"),
  VOLUMES_GROW("the spec asks for larger volumes"),
  VOLUMES_UNPROVED("it is not proved that every target uses all of its volumes"),
  REPLACE_REQUESTED("a person asked for a node to be replaced"),
  HOST_CHECK_REQUESTED("a person asked for a check of the Kubernetes nodes"),
  DRAIN_REQUESTED("a person asked for a Kubernetes node to be drained"),
  TAKE_OVER_REQUESTED("a person asked for an older deployment to be taken over"),
  WAY_BACK("a person wants the older deployment to serve again"),
  ADOPTION_REQUESTED("a person asked for an adoption"),
  CERTIFICATE_CHANGED("the certificate of the cluster was renewed"),
  AUTHORITY_CHANGES("the certificates of the cluster get another authority"),
  AUTHORITY_REVOKED(
      "the authority of the certificates is revoked: whoever trusts it alone is refused from now on"),
  CONFIG_CHANGED("the cluster configuration differs from the one in the spec"),
  OBJECT_CHANGED("an owned object was changed or is missing"),
  POD_NOT_READY("a pod is not ready"),
  LEFT_IN_MAINTENANCE("a node was left in maintenance mode"),
  STRANDED("a node was left between staying and leaving"),
  PRIMARY_MOVES_FIRST("the primary proxy must not be restarted"),
  DATA_LEAVES("a rebalance moves the data of nodes that leave"),
  DATA_NOT_SETTLED("nodes joined or restarted since the last finished rebalance"),
  REBALANCE_SUSPENDED("automatic rebalance is off while nodes restart or join"),
  REBALANCE_RESTORED("automatic rebalance goes back to what the spec says"),
  MEMBERSHIP_BUSY("a rebalance is running"),
  CLUSTER_NOT_READY("the storage cluster does not report itself ready"),
  SHUTDOWN("the spec wants the cluster shut down"),
  START_REQUESTED("the cluster is shut down, and the spec wants it to serve"),
  DELETED("the resource is being deleted"),
  NEW_DRIVER("the driver is not deployed yet"),
  DRIVER_CHANGED("the driver of the nodes differs from the one in the spec"),
  NODE_JOINS("a selected node has no driver yet"),
  NODE_LEAVES("a node is no longer selected"),
  CERTIFICATE_ENDS("a certificate comes to its end"),
  CERTIFICATES_REQUESTED("a person asked for new certificates"),
  CONVERSION_REQUESTED("a person asked for raw namespaces to be converted"),

  // How things stand
  CONVERGED("everything is as the spec wants it"),
  WAITING("something that was asked for has not happened yet"),
  SUPERSEDED("the spec has a newer generation"),
  PAUSED("a person paused the operation"),
  APPROVAL_NEEDED("a person wants to approve what comes next"),
  TAKE_OVER_BLOCKED("something has to be put right before a take-over can go on"),
  STEP_SKIPPED("a person skipped a step"),
  ADVICE("the spec works, but its author should know this"),

  // Why nothing more is done
  NOT_SUPPORTED("the spec asks for something that this version does not do", true),
  INVALID_SPEC("the spec contradicts itself", true),
  REBALANCE_DISABLED("data of nodes that leave would stay behind", true),
  NO_ROOM("the data does not fit on the targets that would stay"),
  DATA_UNREACHABLE("data that has to move can't be reached"),
  TOO_FEW_TARGETS("copies or slices of objects need more targets than would stay"),
  MISSING_REFERENCE("an object that the spec names does not exist"),
  VOLUMES_MISSING("there are too few volumes of the kind that the spec asks for"),
  PORT_TAKEN("a port of the Kubernetes nodes is taken by somebody else"),
  DIRECTORY_TAKEN("a directory of the Kubernetes nodes belongs to somebody else"),
  CERTIFICATE_UNUSABLE("a certificate of the cluster can't be used"),
  LOGIN_FAILED("Windlass can't log in to the storage cluster"),
  IMAGE_PULL_FAILED("an image can't be pulled"),
  POD_CRASHES("a container ends again and again"),
  POD_UNSCHEDULABLE("no node fits a pod"),
  NODE_ASTRAY("a node is on a Kubernetes node that the spec does not ask for any more"),
  NO_KUBERNETES_NODE("there is no Kubernetes node of those that the spec asks for"),
  NODE_LOST("a Kubernetes node that a pod depends on is lost"),
  NODE_NOT_CORDONED("a Kubernetes node that is to be drained still takes pods"),
  NODE_CORDONED("a pod waits for a Kubernetes node that is cordoned"),
  DRAINED("a Kubernetes node is drained, and waits to be uncordoned"),
  POD_STUCK("a pod does not become ready"),
  VOLUME_HELD("an added volume waits for a target that is not ready"),
  VOLUME_NOT_TAKEN("AIStore does not take a volume that the spec adds"),
  VOLUME_DOES_NOT_GROW("a volume does not get the size that the spec asks for"),
  LOAD_BALANCER_PENDING("a load balancer has no address yet"),
  STORAGE_UNREACHABLE("the storage cluster does not answer"),
  DRIVER_UNHEALTHY("the driver of a node is not well"),
  DRIVER_ROLLED_BACK("a driver failed, and nodes have the last good one again"),
  VOLUMES_EXIST("volumes of the driver are in the way"),
  NODES_SHARED("a node is wanted by another driver, too"),
  NO_NODES("no node is selected"),
  NODE_UNFIT("a driver can't run on a node"),
  HARDWARE_MISSING("a node has no persistent memory"),
  NAMESPACES_RAW("the persistent memory of a node is in raw namespaces"),
  MEMORY_TAKEN("the persistent memory of a node is taken"),
  KUBELET_ELSEWHERE("the kubelet of a node has its files in another directory"),
  CONVERSION_FAILED("the raw namespaces of a node could not be converted"),
  DRIVER_LEFT_OVER("a node has something that another driver left behind"),
  CLEAN_UP_BLOCKED("the storage cluster can't be told to clean up"),
  FORBIDDEN("the API server does not allow it"),
  FOREIGN_OBJECT("an object of the same name belongs to somebody else", true),
  OBJECT_CONTESTED("somebody else keeps changing an owned object back"),
  OTHER_OPERATOR("its objects belong to another operator", true),
  OTHER_OPERATOR_WORKS("another operator still works on its objects"),
  NAMESPACE_DELETED("the namespace is being deleted, and everything in it", true),
  CANCELLED("a person cancelled the operation", true),
  OPERATION_FAILED("the operation's workflow failed", true);

  private final String sentence;
  private final boolean needsPerson;

  Reason(String sentence) {
    this(sentence, false);
  }

  Reason(String sentence, boolean needsPerson) {
    this.sentence = sentence;
    this.needsPerson = needsPerson;
  }

  /** What it means, without capital or full stop, to be put into a longer sentence. */
  public String sentence() {
    return sentence;
  }

  /** As Kubernetes conditions and Events spell it: {@code TemplateChanged}. */
  public String camelCase() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** Whether the cluster is somebody else's: how it serves is for him to say. */
  public boolean notOurs() {
    return this == OTHER_OPERATOR || this == OTHER_OPERATOR_WORKS;
  }

  /** Whether only a person can end this stall; any other may end by an event or with time. */
  public boolean needsPerson() {
    return needsPerson;
  }
}
