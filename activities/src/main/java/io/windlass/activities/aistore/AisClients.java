package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisConnections;
import io.windlass.activities.aistore.http.AisTimes;
import io.windlass.activities.aistore.http.AisTransport;
import io.windlass.activities.aistore.http.Credentials;
import io.windlass.activities.aistore.login.ClusterLogins;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Urls;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes clients for clusters. */
public final class AisClients {

  private static final AisTimes TIMES = AisTimes.DEFAULT;

  private final AisConnections connections = new AisConnections(TIMES);
  private final ClusterCertificates certificates;
  private final ClusterLogins logins;
  private final String clusterDomain;
  private final PublicProxies publicProxies;

  public AisClients(
      KubernetesClient kubernetes,
      String clusterDomain,
      ClusterCertificates certificates,
      ClusterLogins logins) {
    this.clusterDomain = clusterDomain;
    this.certificates = certificates;
    this.logins = logins;
    this.publicProxies = new PublicProxies(kubernetes, clusterDomain);
  }

  /** A client for an effect, which may take its time. */
  public AisClient of(AIStore aistore) {
    return new AisClient(
        AisTransport.patient(http(aistore), logins.credentials(aistore), proxies(aistore), TIMES));
  }

  /** A client for one look that begins now; in time, whoever does not answer counts as silent. */
  public AisClient forLook(AIStore aistore) {
    return new AisClient(
        AisTransport.brief(http(aistore), logins.credentials(aistore), proxies(aistore), TIMES));
  }

  /** A client for one look at a cluster that belongs to no resource: without HTTPS, and a token. */
  public AisClient forLookAt(URI address) {
    return new AisClient(
        AisTransport.brief(
            connections.to(Optional.empty()), Credentials.none(), List.of(address), TIMES));
  }

  ClusterCertificates certificates() {
    return certificates;
  }

  private HttpClient http(AIStore aistore) {
    return connections.to(certificates.material(aistore));
  }

  /** In order of their ordinals. */
  private List<URI> proxies(AIStore aistore) {
    return aistore.getSpec().apiIsPublic() ? publicProxies.of(aistore) : named(aistore);
  }

  /** By their own names. */
  private List<URI> named(AIStore aistore) {
    Urls urls = new Urls(aistore, clusterDomain);
    int proxies = ClusterSize.of(aistore).proxies().wanted();
    return IntStream.range(0, proxies)
        .mapToObj(ordinal -> URI.create(urls.publicOf(DaemonRole.PROXY, ordinal)))
        .toList();
  }
}
