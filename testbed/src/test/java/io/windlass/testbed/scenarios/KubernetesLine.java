package io.windlass.testbed.scenarios;

import io.windlass.testbed.faults.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The way to a stack's Kubernetes API for a worker or starter, which can be cut. */
final class KubernetesLine implements AutoCloseable {

  private final RealStack stack;
  private final URI server;
  private final Relay relay;

  private KubernetesLine(RealStack stack, URI server) {
    this.stack = stack;
    this.server = server;
    this.relay = Relay.to(server.getPort());
  }

  static KubernetesLine of(RealStack stack) {
    return new KubernetesLine(stack, URI.create(stack.stack().controlPlane().server()));
  }

  /** What an application that is to go this way gets: the administrator's access, by its port. */
  Map<String, String> variables() {
    try {
      String kubeconfig = Files.readString(stack.stack().controlPlane().kubeconfig());
      Path file = Files.createTempFile("kubeconfig", ".yaml");
      file.toFile().deleteOnExit();
      Files.writeString(file, kubeconfig.replace(":" + server.getPort(), ":" + relay.port()));
      return Map.of("KUBECONFIG", file.toString());
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** What is asked for in this moment gets no answer, and may have been done all the same. */
  void cut() {
    relay.cut();
  }

  void mend() {
    relay.mend();
  }

  @Override
  public void close() {
    relay.close();
  }
}
