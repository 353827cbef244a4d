package io.windlass.activities.aistore;

import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.activities.aistore.login.SubjectSettings;
import java.time.Duration;

/**
 * What an installation may set for all AIStore clusters.
 *
 * @param clusterDomain DNS domain of the Kubernetes cluster, for example {@code cluster.local}
 * @param neighbourWindow how long a target that joined still finds its objects at its neighbours:
 *     90 s in AIStore, fixed there
 * @param patience how long a pod may fail to start before that counts as lasting; four times as
 *     long, ready proxies may not answer and load balancers may have no address
 * @param tls for clusters that serve HTTPS
 * @param subjects who Windlass is where tokens are exchanged
 */
public record AIStoreSettings(
    String clusterDomain,
    Duration neighbourWindow,
    Duration patience,
    TlsSettings tls,
    SubjectSettings subjects) {

  /** The values for real clusters. */
  public static final AIStoreSettings DEFAULT =
      new AIStoreSettings(
          "cluster.local",
          Duration.ofSeconds(90),
          Duration.ofSeconds(30),
          TlsSettings.DEFAULT,
          SubjectSettings.DEFAULT);
}
