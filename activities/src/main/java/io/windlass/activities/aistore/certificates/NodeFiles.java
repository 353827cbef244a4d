package io.windlass.activities.aistore.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.Https;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes have from a Secret. Pure.
 *
 * @param shown the certificate that they show, with its key
 * @param trusted whom they trust
 */
public record NodeFiles(Identity shown, Trust trusted) {

  /** Those in a Secret; empty when they can't be read. */
  public static Optional<NodeFiles> of(Secret secret) {
    ClusterSecret texts = ClusterSecret.of(secret);
    return texts
        .identity()
        .map(shown -> new NodeFiles(shown, texts.trust()))
        .filter(files -> !files.trusted().authorities().isEmpty());
  }

  /** Whether nodes that have the one and nodes that have the other believe each other. */
  public boolean agreesWith(NodeFiles other) {
    return believes(other.shown) && other.believes(shown);
  }

  /** How long a certificate is valid is judged elsewhere. */
  private boolean believes(Identity other) {
    return believe(trusted, other);
  }

  /** Whether somebody believes a certificate as of when it began. */
  public static boolean believe(Trust trust, Identity other) {
    Instant then = other.certificate().getNotBefore().toInstant();
    return trust.leadsTo(other.chain(), then) || trust.leadsTo(other.chain(), Instant.now());
  }

  /** Whether they trust everybody whom the others do. */
  public boolean trustsAllOf(NodeFiles other) {
    return trusted.authorities().containsAll(other.trusted.authorities());
  }

  /** Whether they show the same certificate. */
  public boolean showsThatOf(NodeFiles other) {
    return shown.certificate().equals(other.shown.certificate());
  }

  /** The same that trust those of the others besides. */
  public NodeFiles trustingAlso(NodeFiles other) {
    return new NodeFiles(shown, trusted.with(other.trusted.authorities()));
  }

  /** The same that show what the others show. */
  public NodeFiles showing(NodeFiles other) {
    return new NodeFiles(other.shown, trusted);
  }

  /** Those whom only these trust, and who have not signed what the others show. */
  public Trust withoutThoseOf(NodeFiles other) {
    List<X509Certificate> left =
        trusted.authorities().stream()
            .filter(authority -> !other.trusted.authorities().contains(authority))
            .filter(authority -> !believe(new Trust(List.of(authority)), other.shown))
            .toList();
    return new Trust(left);
  }

  /** Whom they trust, as a word. */
  public String word() {
    return TrustedAuthorities.word(trusted.authorities());
  }

  /** As the data of a Secret, in base64. */
  public Map<String, String> data() {
    Map<String, String> data = new LinkedHashMap<>();
    OwnSecrets.put(data, shown, Https.CERTIFICATE, Https.KEY);
    OwnSecrets.put(data, trusted.authorities());
    return data;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "NodeFiles[%s]".formatted(word());
  }
}
