package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Clients that connect to every node without pause, each with a version of whom the Secret has told
 * to trust. A version has to do as long as it knows who has signed the certificate that is in the
 * Secret: so an older one does until certificates of another authority are issued, and whoever has
 * read both is never disappointed. A node that is down is no failure; one that is not believed is.
 */
final class HandshakeSampler implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Cluster cluster;
  private final String secret;
  private final List<String> nodes;
  private final Set<List<X509Certificate>> versions = ConcurrentHashMap.newKeySet();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final Repetition sampling;

  HandshakeSampler(Cluster cluster, String secret, List<String> nodes) {
    this.cluster = cluster;
    this.secret = secret;
    this.nodes = nodes;
    this.sampling = new Repetition(PAUSE, this::sample);
  }

  /** Whom the Secret tells to trust now. */
  List<X509Certificate> trusted() {
    return files().map(Files::trusted).orElseThrow();
  }

  /** What clients and nodes have from the Secret; empty while there is none. */
  private Optional<Files> files() {
    return Optional.ofNullable(
            cluster
                .stack()
                .kubernetes()
                .secrets()
                .inNamespace(cluster.namespace())
                .withName(secret)
                .get())
        .map(Files::of);
  }

  private record Files(List<X509Certificate> trusted, List<X509Certificate> shown) {

    static Files of(Secret secret) {
      return new Files(read(secret, "ca.crt"), read(secret, "tls.crt"));
    }

    private static List<X509Certificate> read(Secret secret, String key) {
      try {
        return Pem.certificates(Pem.decoded(Base64.getDecoder().decode(secret.getData().get(key))));
      } catch (UnusablePem unusable) {
        throw new AssertionError(unusable);
      }
    }

    boolean served(List<X509Certificate> version) {
      return new Trust(version).leadsTo(shown, Instant.now());
    }
  }

  private void sample() {
    files()
        .ifPresent(
            now -> {
              versions.add(now.trusted());
              List<List<X509Certificate>> clients = versions.stream().filter(now::served).toList();
              nodes.forEach(node -> clients.forEach(version -> connect(node, version)));
            });
  }

  /** What is issued between the look at the Secret and the handshake is no failure either. */
  private void connect(String node, List<X509Certificate> version) {
    try {
      new Handshakes(cluster.namespace(), cluster.name(), version).served(List.of(node));
      done.merge(node, 1, Integer::sum);
    } catch (UncheckedIOException failed) {
      if (disbelief(failed.getCause()) && files().filter(now -> now.served(version)).isPresent()) {
        failures.add("%s by %s: %s".formatted(node, names(version), failed.getCause()));
      }
    }
  }

  /** A process that ends in the middle of a handshake is only down. */
  private static boolean disbelief(Throwable failure) {
    boolean ended =
        failure.getCause() instanceof EOFException || failure.getCause() instanceof SocketException;
    return failure instanceof SSLException && !ended;
  }

  private static String names(List<X509Certificate> authorities) {
    return authorities.stream()
        .map(authority -> authority.getSubjectX500Principal().getName())
        .collect(Collectors.joining(", "));
  }

  /** Every handshake in which somebody was not believed. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many handshakes came off with each node. */
  Map<String, Integer> done() {
    return Map.copyOf(done);
  }

  /** How many different versions there were. */
  int versions() {
    return versions.size();
  }

  @Override
  public void close() {
    sampling.close();
  }
}
