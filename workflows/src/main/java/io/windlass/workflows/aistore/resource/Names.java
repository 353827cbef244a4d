package io.windlass.workflows.aistore.resource;

/**
 * Names of the objects that belong to one cluster, as the original operator gives them.
 *
 * <p>They are a contract: objects and volume claims of an existing cluster are found by them.
 *
 * @param namespace namespace of the custom resource and of all its objects
 * @param cluster name of the custom resource
 */
public record Names(String namespace, String cluster) {

  /** The names of the objects of the given cluster. */
  public static Names of(AIStore aistore) {
    return new Names(aistore.getMetadata().getNamespace(), aistore.getMetadata().getName());
  }

  /** The service account of the pods. */
  public String serviceAccount() {
    return cluster + "-sa";
  }

  /** The role of that service account. */
  public String role() {
    return cluster + "-role";
  }

  /** The binding of role and service account. */
  public String roleBinding() {
    return cluster + "-rb";
  }

  /** The ConfigMap with {@code ais.json}, which all daemons share. */
  public String globalConfig() {
    return cluster + "-global-cm";
  }

  /**
   * The ConfigMap with {@code ais_local.json}, the headless Service and the StatefulSet of a role.
   */
  public String daemon(DaemonRole role) {
    return cluster + "-" + role.word();
  }

  /** The PodDisruptionBudget of the targets. */
  public String disruptionBudget() {
    return daemon(DaemonRole.TARGET);
  }

  /** What cert-manager is asked for. */
  public String certificate() {
    return cluster + "-tls-cert";
  }

  /** The Secret that cert-manager makes of it. */
  public String certificateSecret() {
    return cluster + "-tls";
  }

  /** The Secret with the authorities that sign for the cluster, where Windlass does that. */
  public String authoritySecret() {
    return cluster + "-authority";
  }

  /** The Secret that nodes mount on their way from one with another authority to the next. */
  public String bridgeSecret() {
    return cluster + "-tls-bridge";
  }

  /** The Deployment with the command line. */
  public String adminClient() {
    return cluster + "-client";
  }

  /** The load balancer of all proxies; that of a target has the name of its pod. */
  public String proxyLoadBalancer() {
    return daemon(DaemonRole.PROXY) + "-lb";
  }

  /** The pod of a role with the given ordinal. */
  public String pod(DaemonRole role, int ordinal) {
    return daemon(role) + "-" + ordinal;
  }

  /** The claim template of a data volume: cluster {@code ais}, path {@code /a/b} is ais-a-b. */
  public String dataClaim(Mount mount) {
    return cluster + mount.path().replace('/', '-');
  }

  /** The claim template of the state volume. */
  public String stateClaim() {
    return namespace + "-" + cluster + "-state";
  }

  /** The claim of one pod that a claim template makes. */
  public String podClaim(String template, DaemonRole role, int ordinal) {
    return template + "-" + pod(role, ordinal);
  }
}
