package io.windlass.activities.aistore.objects;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.Urls;
import java.util.Optional;

/**
 * What the builders need to know.
 *
 * @param aistore the cluster as the user wants it
 * @param operatorDomain DNS domain of the Kubernetes cluster, for example {@code cluster.local}
 * @param rebalanceReady whether AIStore may rebalance by itself now; false while the cluster
 *     starts, grows or is upgraded, whatever the specification says
 * @param replicas how many pods to run now, and how many proxies to leave as they are
 * @param carriedOver what running pods have and a later change must not take from them
 * @param tokenService URL of the service that gives tokens for the cluster; empty where there is
 *     none
 */
public record ClusterContext(
    AIStore aistore,
    String operatorDomain,
    boolean rebalanceReady,
    Replicas replicas,
    CarriedOver carriedOver,
    Optional<String> tokenService) {

  /**
   * How many pods to run now.
   *
   * @param proxies replicas of the proxy StatefulSet
   * @param targets replicas of the target StatefulSet
   * @param proxyPartition proxies with an ordinal below it keep their old template
   */
  public record Replicas(int proxies, int targets, int proxyPartition) {}

  /** A new cluster at the size that the specification asks for, with rebalance off. */
  public static ClusterContext of(AIStore aistore, String operatorDomain) {
    var size = ClusterSize.of(aistore);
    var replicas = new Replicas(size.proxies().wanted(), size.targets().wanted(), 0);
    return new ClusterContext(
        aistore,
        operatorDomain,
        false,
        replicas,
        CarriedOver.ofNewCluster(aistore),
        Optional.empty());
  }

  /** The same with the URL of the service that gives tokens. */
  public ClusterContext withTokenService(Optional<String> url) {
    return new ClusterContext(aistore, operatorDomain, rebalanceReady, replicas, carriedOver, url);
  }

  /** The same with the given pods. */
  public ClusterContext with(Replicas other) {
    return new ClusterContext(
        aistore, operatorDomain, rebalanceReady, other, carriedOver, tokenService);
  }

  /** The same with the given answer to whether AIStore may rebalance by itself now. */
  public ClusterContext withRebalanceReady(boolean ready) {
    return new ClusterContext(aistore, operatorDomain, ready, replicas, carriedOver, tokenService);
  }

  /** The same with what running pods have. */
  public ClusterContext with(CarriedOver other) {
    return new ClusterContext(
        aistore, operatorDomain, rebalanceReady, replicas, other, tokenService);
  }

  AIStoreSpec spec() {
    return aistore.getSpec();
  }

  Names names() {
    return Names.of(aistore);
  }

  Urls urls() {
    return new Urls(aistore, operatorDomain);
  }

  int replicas(DaemonRole role) {
    return switch (role) {
      case PROXY -> replicas.proxies();
      case TARGET -> replicas.targets();
    };
  }
}
