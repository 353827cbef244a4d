package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.workflows.aistore.resource.AIStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The nodes of one cluster, as those who have them load certificates reach them. */
record LoadingNodes(ClusterAccess access, AIStore aistore) implements PodCertificateLoading.Nodes {

  @Override
  public Optional<String> load(String pod) {
    AisClient ais = access.ais(aistore);
    return ais.map().of(pod).flatMap(entry -> load(ais, entry.id()));
  }

  private static Optional<String> load(AisClient ais, String id) {
    try {
      ais.loadCertificate(id);
      return Optional.empty();
    } catch (AisFailure refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  @Override
  public List<X509Certificate> shown(Shown node) {
    return node.again().chain();
  }

  @Override
  public boolean believed(List<X509Certificate> before, List<X509Certificate> after) {
    return access.certificates().believed(aistore, before, after);
  }
}
