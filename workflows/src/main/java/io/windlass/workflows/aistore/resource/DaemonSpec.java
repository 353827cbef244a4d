package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the specifications of proxies and of targets share; both lay these fields flat into their
 * own object.
 *
 * <p>The descriptions and rules stand here once: the two records inherit them.
 */
public sealed interface DaemonSpec extends ResourcePart permits ProxySpec, TargetSpec {
  /** CEL: a number, or a text that is one, from 1 to 65535. */
  String PORT_RULE =
      "type(self) == int ? self >= 1 && self <= 65535"
          + " : self.matches('^[1-9][0-9]{0,4}$') && int(self) <= 65535";

  /** What a person reads whose port breaks {@link #PORT_RULE}. */
  String PORT_MESSAGE = "not a port: give a number from 1 to 65535";

  /** CEL: the value that was there. */
  String FIXED_RULE = "self == oldSelf";

  /** What a person reads who changes a value that is fixed. */
  String FIXED_MESSAGE =
      "cannot be changed while the cluster exists: set it back, or make a new cluster";

  /** CEL: a host port is neither added nor removed; its own rule compares two of them. */
  String SAME_HOST_PORT = "has(self.hostPort) == has(oldSelf.hostPort)";

  /** CEL: the same for the affinity. */
  String SAME_AFFINITY = "has(self.affinity) == has(oldSelf.affinity)";

  /** CEL: the same for the node selector; an empty one is none. */
  String SAME_NODE_SELECTOR =
      "[self, oldSelf].filter(daemon, has(daemon.nodeSelector) && daemon.nodeSelector.size() > 0)"
          + ".size() != 1";

  /** CEL: the same for the network of the host; false is none. */
  String SAME_HOST_NETWORK =
      "[self, oldSelf].filter(daemon, has(daemon.hostNetwork) && daemon.hostNetwork).size() != 1";

  /** CEL: mount {@code m} is where one was before. */
  String FORMER = "self.indexOf(m) < oldSelf.size()";

  /**
   * CEL: the mounts that were there, in everything but their sizes, and others only behind them.
   * That sizes only grow is left to the webhook and to the work itself. Whole lists are compared,
   * since the API server counts a text of no known length as very long, but not in a list.
   */
  String SAME_MOUNTS =
      "self.map(m, "
          + FORMER
          + ", m.path) == oldSelf.map(m, m.path)"
          + " && self.map(m, "
          + FORMER
          + ", has(m.storageClass) ? m.storageClass : '')"
          + " == oldSelf.map(m, has(m.storageClass) ? m.storageClass : '')"
          + " && self.map(m, "
          + FORMER
          + ", has(m.label) ? m.label : '')"
          + " == oldSelf.map(m, has(m.label) ? m.label : '')"
          + " && self.map(m, "
          + FORMER
          + ", has(m.useHostPath) && m.useHostPath)"
          + " == oldSelf.map(m, has(m.useHostPath) && m.useHostPath)"
          + " && self.map(m, "
          + FORMER
          + ", has(m.selector) ? [m.selector] : [])"
          + " == oldSelf.map(m, has(m.selector) ? [m.selector] : [])";

  /** What a person reads who changes more of the mounts than to add some, or to raise sizes. */
  String SAME_MOUNTS_MESSAGE =
      "mounts can be added behind those that are there, and sizes raised; nothing else of them can"
          + " be changed while the cluster exists: set the rest back, or make a new cluster";

  @JsonPropertyDescription(
      "Port of the headless service; a number from 1 to 65535, as number or text.")
  @Required
  @ValidationRule(value = DaemonSpec.PORT_RULE, message = DaemonSpec.PORT_MESSAGE)
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  IntOrString servicePort();

  @JsonPropertyDescription(
      "Port on which the daemon listens for clients; also the port of its health probes.")
  @Required
  @ValidationRule(value = DaemonSpec.PORT_RULE, message = DaemonSpec.PORT_MESSAGE)
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  IntOrString portPublic();

  @JsonPropertyDescription(
      "Port on which the daemon listens for control traffic inside the cluster.")
  @Required
  @ValidationRule(value = DaemonSpec.PORT_RULE, message = DaemonSpec.PORT_MESSAGE)
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  IntOrString portIntraControl();

  @JsonPropertyDescription("Port on which the daemon listens for data traffic inside the cluster.")
  @Required
  @ValidationRule(value = DaemonSpec.PORT_RULE, message = DaemonSpec.PORT_MESSAGE)
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  IntOrString portIntraData();

  @JsonPropertyDescription(
      "Security settings of the whole pod. Absent: seccomp profile RuntimeDefault, "
          + "runAsNonRoot false.")
  @Nullable PodSecurityContext securityContext();

  @JsonPropertyDescription(
      "Number of daemons of this role; overrides spec.size. -1 follows the number of matching "
          + "nodes.")
  @Min(-1)
  @ValidationRule(
      value = "self != 0",
      message = "size 0 is not valid: give 1 or more, or -1 to follow the nodes")
  @Nullable Integer size();

  @JsonPropertyDescription("Limits that hold while the size is -1.")
  @Nullable AutoScale autoScale();

  @JsonPropertyDescription("Additional annotations of the pods.")
  Map<String, String> annotations();

  @JsonPropertyDescription(
      "Additional labels of the pods; the labels that select the pods cannot be overridden.")
  Map<String, String> labels();

  @JsonPropertyDescription(
      "Compute resources of the ais-node container. An absent ephemeral-storage request is "
          + "computed from configToUpdate.log.max_total.")
  @Nullable ResourceRequirements resources();

  @JsonPropertyDescription(
      "Deprecated: use aisContainerSecurityContext. Security settings of the ais-node "
          + "container.")
  @Nullable SecurityContext capabilities();

  @JsonPropertyDescription(
      "Security settings of the ais-node container. Absent: all capabilities dropped, no "
          + "privilege escalation.")
  @Nullable SecurityContext aisContainerSecurityContext();

  @JsonPropertyDescription(
      "Additional environment variables of the ais-node container; a variable with the name of "
          + "a default one replaces it.")
  List<EnvVar> env();

  @JsonPropertyDescription(
      "Scheduling constraints of the pods. Without podAntiAffinity, at most one pod of the "
          + "role runs on a node.")
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  @Nullable Affinity affinity();

  @JsonPropertyDescription(
      "Labels that a node must have to run the pods; required when the size is -1.")
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  Map<String, String> nodeSelector();

  @JsonPropertyDescription("Taints of nodes that the pods tolerate.")
  List<Toleration> tolerations();

  @JsonPropertyDescription("Port of the node that is bound to the public port of the pod.")
  @Min(1)
  @Max(65535)
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  @Nullable Integer hostPort();

  @JsonPropertyDescription(
      "Whether volume claims are retained or deleted when the StatefulSet is scaled down or "
          + "deleted; the default retains them.")
  @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy pvcRetentionPolicy();

  @JsonPropertyDescription("Timing of the health probes; their paths and ports are fixed.")
  @Nullable Probes probes();

  @JsonPropertyDescription(
      "Load balancers for clients outside the Kubernetes cluster; its presence asks for them.")
  @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
  @Nullable ExternalAccess externalAccess();
}
