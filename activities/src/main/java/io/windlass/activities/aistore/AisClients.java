package io.windlass.activities.aistore;

import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisTransport;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Urls;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Makes clients for clusters. All share one pool of connections. */
public final class AisClients {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final String clusterDomain;

  public AisClients(String clusterDomain) {
    this.clusterDomain = clusterDomain;
  }

  /** A client that tries the cluster's proxies by their own names, in order of their ordinals. */
  public AisClient of(AIStore aistore) {
    Urls urls = new Urls(aistore, clusterDomain);
    int proxies = ClusterSize.of(aistore).proxies().wanted();
    List<URI> addresses =
        IntStream.range(0, proxies)
            .mapToObj(ordinal -> URI.create(urls.publicOf(DaemonRole.PROXY, ordinal)))
            .toList();
    return new AisClient(new AisTransport(http, addresses));
  }
}
