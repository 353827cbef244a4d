package io.windlass.workflows.aistore.resource;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Optional;

/**
 * DNS names and URLs of the daemons inside the Kubernetes cluster.
 *
 * <p>The services are headless, so a client reaches the port on which the daemon listens.
 *
 * @param aistore the cluster
 * @param operatorDomain DNS domain of the Kubernetes cluster as the operator knows it, for example
 *     {@code cluster.local}; the deprecated {@code spec.clusterDomain} overrides it
 */
public record Urls(AIStore aistore, String operatorDomain) {

  /** The DNS domain of the Kubernetes cluster. */
  public String clusterDomain() {
    return Optional.ofNullable(aistore.getSpec().clusterDomain()).orElse(operatorDomain);
  }

  /** The DNS name of the headless service of a role. */
  public String serviceHost(DaemonRole role) {
    var names = Names.of(aistore);
    return "%s.%s.svc.%s".formatted(names.daemon(role), names.namespace(), clusterDomain());
  }

  /** The DNS name of one pod. */
  public String podHost(DaemonRole role, int ordinal) {
    return Names.of(aistore).pod(role, ordinal) + "." + serviceHost(role);
  }

  /** The URL at which clients inside the Kubernetes cluster reach the proxies. */
  public String intraCluster() {
    return url(serviceHost(DaemonRole.PROXY), aistore.getSpec().proxySpec().portPublic());
  }

  /** The URL of the proxy that is primary when the cluster is founded: the one with ordinal 0. */
  public String firstPrimary() {
    return url(podHost(DaemonRole.PROXY, 0), aistore.getSpec().proxySpec().portIntraControl());
  }

  /** The URL at which daemons find any proxy. */
  public String discovery() {
    return url(serviceHost(DaemonRole.PROXY), aistore.getSpec().proxySpec().portIntraControl());
  }

  /** The URL of the public listener of one daemon. */
  public String publicOf(DaemonRole role, int ordinal) {
    return url(podHost(role, ordinal), aistore.getSpec().daemon(role).portPublic());
  }

  /** The URL of the control listener of one daemon. */
  public String controlOf(DaemonRole role, int ordinal) {
    return url(podHost(role, ordinal), aistore.getSpec().daemon(role).portIntraControl());
  }

  /** {@code https} when the daemons are told to use it, else {@code http}. */
  public String scheme() {
    return new Https(aistore).on() ? "https" : "http";
  }

  private String url(String host, IntOrString port) {
    return scheme() + "://" + host + ":" + Ports.number(port);
  }
}
