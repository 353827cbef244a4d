package io.windlass.activities.aistore;

import io.windlass.activities.aistore.http.AisTimes;
import io.windlass.activities.aistore.http.ShownCertificate;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.Urls;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What each node of a cluster shows in a handshake; all are asked at the same time. */
record ShownCertificates(List<Shown> nodes) {

  /**
   * What one node shows.
   *
   * @param chain its certificate and those that vouch for it; empty when it does not answer
   */
  record Shown(String pod, URI server, List<X509Certificate> chain) {

    static Shown of(String pod, URI server) {
      return new Shown(pod, server, ShownCertificate.chain(server, AisTimes.DEFAULT));
    }

    /** The same node, asked anew. */
    Shown again() {
      return of(pod, server);
    }

    Optional<X509Certificate> certificate() {
      return chain.stream().findFirst();
    }

    boolean shows(X509Certificate wanted) {
      return certificate().filter(wanted::equals).isPresent();
    }
  }

  static ShownCertificates of(AIStore aistore, String clusterDomain) {
    Urls urls = new Urls(aistore, clusterDomain);
    ClusterSize size = ClusterSize.of(aistore);
    Stream<Supplier<Shown>> questions =
        Arrays.stream(DaemonRole.values())
            .flatMap(
                role ->
                    IntStream.range(0, size.of(role).wanted())
                        .mapToObj(ordinal -> () -> ask(aistore, urls, role, ordinal)));
    return new ShownCertificates(Together.ask(questions.toList()));
  }

  private static Shown ask(AIStore aistore, Urls urls, DaemonRole role, int ordinal) {
    return Shown.of(Names.of(aistore).pod(role, ordinal), URI.create(urls.publicOf(role, ordinal)));
  }

  /** The nodes that answer. */
  List<Shown> answering() {
    return nodes.stream().filter(node -> !node.chain().isEmpty()).toList();
  }

  /** The nodes that do not show it, those that do not answer among them. */
  List<Shown> without(X509Certificate wanted) {
    return nodes.stream().filter(node -> !node.shows(wanted)).toList();
  }
}
