package io.windlass.workflows.pmem.resource;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names of what belongs to one driver, as the original operator chose them.
 *
 * @param resource name of the custom resource
 */
public record DriverNames(String resource) {

  /** Longest value of a label. */
  private static final int LONGEST_LABEL = 63;

  /** Label of a Kubernetes node: the driver that may run there, see {@link #owner}. */
  public static final String OWNER_LABEL = "windlass.io/pmem-driver";

  /** The resource's name where no dots may be: two names that differ in that alone clash. */
  public String hyphened() {
    return resource.replace('.', '-');
  }

  /** Secret of the registry: ca.crt, tls.crt, tls.key. */
  public String registrySecrets() {
    return hyphened() + "-registry-secrets";
  }

  /** Secret of the node controllers: ca.crt, tls.crt, tls.key. */
  public String nodeSecrets() {
    return hyphened() + "-node-secrets";
  }

  /** Secret with the keys of the authority; no pod mounts it. */
  public String authoritySecret() {
    return hyphened() + "-authority";
  }

  /**
   * What runs the controller, and its Service up to v0.9. Also the account of the provisioner:
   * beside the controller up to v0.8, on nodes since.
   */
  public String controller() {
    return hyphened() + "-controller";
  }

  /** DaemonSet. */
  public String node() {
    return hyphened() + "-node";
  }

  /** Service of the driver's metrics. */
  public String metrics() {
    return hyphened() + "-metrics";
  }

  /** Role for what the provisioner keeps in its own namespace. */
  public String provisionerRole() {
    return hyphened() + "-external-provisioner-cfg";
  }

  /** Binding of {@link #provisionerClusterRole}. */
  public String provisionerClusterRoleBinding() {
    return hyphened() + "-csi-provisioner-role";
  }

  /** Binding of {@link #provisionerRole}. */
  public String provisionerRoleBinding() {
    return hyphened() + "-csi-provisioner-role-cfg";
  }

  /** ClusterRole of the provisioner. */
  public String provisionerClusterRole() {
    return hyphened() + "-external-provisioner-runner";
  }

  /** Service account of the controller, since v0.9. */
  public String webhooks() {
    return hyphened() + "-webhooks";
  }

  /** Role of the controller, since v0.9. */
  public String webhooksRole() {
    return hyphened() + "-webhooks-cfg";
  }

  /** Binding of {@link #webhooksRole}. */
  public String webhooksRoleBinding() {
    return hyphened() + "-webhooks-role-cfg";
  }

  /** ClusterRole of the controller, since v0.9. */
  public String webhooksClusterRole() {
    return hyphened() + "-webhooks-runner";
  }

  /** Binding of {@link #webhooksClusterRole}. */
  public String webhooksClusterRoleBinding() {
    return hyphened() + "-webhooks-role";
  }

  /** Service of the scheduler extender, in v0.9 and v1.0. */
  public String scheduler() {
    return hyphened() + "-scheduler";
  }

  /** Binding by which OpenShift lets pods on nodes be privileged, since v1.0. */
  public String openShiftRoleBinding() {
    return hyphened() + "-node-openshift-cfg";
  }

  /** Service account of the program that converts raw namespaces, as release 1.0 names it. */
  public String nodeSetup() {
    return hyphened() + "-node-setup";
  }

  /** ClusterRole of that program. */
  public String nodeSetupRole() {
    return hyphened() + "-node-setup-runner";
  }

  /** Binding of {@link #nodeSetupRole}. */
  public String nodeSetupRoleBinding() {
    return hyphened() + "-node-setup-role";
  }

  /** Value of {@link #OWNER_LABEL}: the hyphened name, or what stands for one that is too long. */
  public String owner() {
    String name = hyphened();
    return name.length() <= LONGEST_LABEL
        ? name
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
