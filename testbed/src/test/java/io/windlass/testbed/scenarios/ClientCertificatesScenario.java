package io.windlass.testbed.scenarios;

import io.windlass.pki.Identity;
import io.windlass.testbed.playground.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clusters of different authorities, each of which refuses who shows it a certificate of another:
 * Windlass shows each the one that was made for it.
 */
@OneAtATime(Fragile.WORKERS)
class ClientCertificatesScenario {

  /** Verified if given. */
  private static final String MUTUAL =
      """
      tls: {secretName: demo-certs}
      configToUpdate: {net: {http: {client_auth_tls: 3}}}
      """;

  @TempDir private Path folder;

  private final RealStack stack = Fragile.of(getClass()).stack();
  private Application worker;

  @BeforeEach
  void showOneForEachCluster() {
    stack.stopWorker();
    worker =
        stack.startWorker(
            Map.of(
                "WINDLASS_AISTORE_TLS_CLIENT_CERTIFICATE",
                folder.toString(),
                "WINDLASS_AISTORE_TLS_CLIENT_CERTIFICATE_PER_CLUSTER",
                "true"));
  }

  @AfterEach
  void showNone() {
    worker.close();
    stack.startWorker();
  }

  @Test
  void eachClusterIsShownItsOwn() throws IOException {
    Cluster first = Cluster.in(stack, "client-first");
    Cluster second = Cluster.in(stack, "client-second");
    Certificates ofFirst = Certificates.of(first);
    Certificates ofSecond = Certificates.of(second);
    ofFirst.put(ofFirst.forAll());
    ofSecond.put(ofSecond.forAll());
    show(first, ofFirst.issue("windlass"));

    first.apply(Manifest.of(1, 1).with(MUTUAL));
    second.apply(Manifest.of(1, 1).with(MUTUAL));
    first.awaitReady();
    second.awaitStalled("CertificateUnusable", "client-second/demo of the worker: ");

    show(second, ofSecond.issue("windlass"));
    second.awaitReady();
    first.edit(Upgrade.image(Upgrade.NEW_IMAGE)).awaitReady();
  }

  private void show(Cluster cluster, Identity identity) throws IOException {
    Path files =
        Files.createDirectories(folder.resolve(cluster.namespace()).resolve(cluster.name()));
    Files.writeString(files.resolve("tls.key"), identity.keyText());
    Files.writeString(files.resolve("tls.crt"), identity.chainText());
  }
}
