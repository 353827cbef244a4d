package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.pki.Fingerprint;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Certificates of the nodes: what one tells of its own, and how all are told to load theirs. */
final class CertificateQueries {
  private CertificateQueries() {}

  /** {@code GET /v1/daemon?what=tls_certificate}. */
  static Answer of(AisNode node) {
    X509Certificate certificate =
        node.tls()
            .orElseThrow(
                () ->
                    AisFailure.badRequest(node.label() + " is deployed with HTTP: no certificate"))
            .identity()
            .certificate();
    Instant end = certificate.getNotAfter().toInstant();
    ObjectNode json = Json.object();
    json.put("version", Integer.toString(certificate.getVersion()));
    json.put("issued-by (CN)", certificate.getIssuerX500Principal().getName());
    json.put("signature-algorithm", certificate.getSigAlgName());
    json.put("public-key-algorithm", certificate.getPublicKey().getAlgorithm());
    json.put("serial-number", certificate.getSerialNumber().toString());
    json.put("fingerprint", Fingerprint.of(certificate));
    json.put("valid", "from %s to %s".formatted(certificate.getNotBefore().toInstant(), end));
    json.put(
        "expires-in",
        Duration.between(Instant.now(), end).toString().substring(2).toLowerCase(Locale.ROOT));
    return Answer.json(json);
  }

  /**
   * {@code PUT /v1/cluster/load-x509[/<node id>]}: one node, or all that answer.
   *
   * @param id empty for all
   */
  static Answer load(AisCluster cluster, AisNode primary, String id) {
    if (primary.tls().isEmpty()) {
      throw AisFailure.badRequest("invalid request to reload X509 certs (running plain HTTP)");
    }
    for (AisNode node : id.isEmpty() ? cluster.alive() : List.of(named(cluster, primary, id))) {
      load(node);
    }
    cluster.journal().note("load-x509", id);
    return Answer.empty(200);
  }

  private static AisNode named(AisCluster cluster, AisNode primary, String id) {
    return Optional.of(id)
        .flatMap(cluster::running)
        .orElseThrow(
            () ->
                AisFailure.typed(
                    404,
                    "errNodeNotFound",
                    "%s: node %s not present in Smap".formatted(primary.label(), id)));
  }

  private static void load(AisNode node) {
    try {
      node.tls().orElseThrow().load();
    } catch (ConfigFailure failure) {
      throw AisFailure.badRequest(node.label() + ": " + failure.explanation());
    }
  }
}
