package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.pki.Identity;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Secret whose certificate is signed by an authority that running nodes do not know: a node that
 * had it would be alone, and Windlass, which believes the Secret, can't talk to the others.
 */
final class Estrangement {

  private Estrangement() {}

  /** Why the certificate in the Secret must not reach the nodes; empty when it may. */
  static Optional<String> between(ClusterAccess access, AIStore aistore, Identity next) {
    if (OwnCertificates.issued(aistore)) {
      return ofOwn(access, aistore, next);
    }
    if (new Https(aistore).bridged().isPresent()) {
      return ofBridge(access, aistore, next);
    }
    List<Shown> nodes = ShownCertificates.of(aistore, access.clusterDomain()).nodes();
    String alone =
        nodes.stream()
            .filter(
                node ->
                    node.certificate()
                        .filter(shown -> !access.certificates().believed(aistore, shown, next))
                        .isPresent())
            .map(Shown::pod)
            .collect(Collectors.joining(", "));
    return alone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "nodes that run do not know the authority of the new certificate, so it is not loaded: %s. Put back what was in the Secret before, restart no node until then, and give the new certificate in another Secret (spec.tls.secretName): Windlass leads the nodes there"
                .formatted(alone));
  }

  /** Whom a pod was started to trust, its template says. */
  private static Optional<String> ofBridge(ClusterAccess access, AIStore aistore, Identity next) {
    return Optional.of(access.bridge().without(aistore, next))
        .filter(pods -> !pods.isEmpty())
        .map(
            pods ->
                "pods that run were started without the authority of the new certificate, so it is not loaded: %s"
                    .formatted(String.join(", ", pods)));
  }

  /** The same of what Windlass issues itself. */
  private static Optional<String> ofOwn(ClusterAccess access, AIStore aistore, Identity next) {
    return access.ownCertificates().signer(aistore, next).stream()
        .map(authority -> access.ownCertificates().without(aistore, authority))
        .filter(pods -> !pods.isEmpty())
        .map(
            pods ->
                "pods that run were started without the authority of the new certificate, so it is not loaded: %s. Restart none of them; put back what was in Secret %s before"
                    .formatted(String.join(", ", pods), Names.of(aistore).authoritySecret()))
        .findFirst();
  }
}
