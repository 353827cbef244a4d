package io.windlass.testbed.pmem;

import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code unix://<path>} or {@code tcp://<host>:<port>}.
 *
 * @param address path, or host and port
 */
record Endpoint(boolean unix, String address) {

  /**
   * @throws StartFailure for anything else
   */
  static Endpoint parse(String text) throws StartFailure {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean unix = lower.startsWith("unix://");
    String address =
        unix || lower.startsWith("tcp://") ? text.substring(text.indexOf("//") + 2) : "";
    if (address.isEmpty() || !unix && !address.matches(".*:\\d{1,5}")) {
      throw StartFailure.of("failed to run driver: Invalid endpoint: " + text);
    }
    return new Endpoint(unix, address);
  }

  /**
   * The socket's file.
   *
   * @throws StartFailure when no volume is there
   */
  Path socket(ContainerContext context) throws StartFailure {
    try {
      return context.path(address);
    } catch (IllegalArgumentException nothing) {
      throw StartFailure.of(
          "failed to run driver: listen unix %s: no such file or directory".formatted(address));
    }
  }

  int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private String host() {
    return address.substring(0, address.lastIndexOf(':'));
  }

  /** Where a process of the pod that is told to listen here does so: on the pod's address. */
  InetSocketAddress listening(ContainerContext context) throws StartFailure {
    InetAddress own = context.pod().address();
    String host = ClusterAddress.listening(host());
    if (!host.isEmpty() && !host.equals("0.0.0.0") && !host.equals(own.getHostAddress())) {
      throw StartFailure.of(
          "failed to run driver: listen tcp %s: bind: cannot assign requested address"
              .formatted(address));
    }
    return new InetSocketAddress(own, port());
  }

  /**
   * Whom a process of the pod reaches here.
   *
   * @throws IOException when there is no such name
   */
  InetSocketAddress remote(ContainerContext context) throws IOException {
    Optional<InetAddress> literal = literal(ClusterAddress.listening(host()));
    InetAddress found =
        literal
            .or(() -> context.services().address(host()))
            .orElseThrow(() -> new UnknownHostException("no such host: " + host()));
    return new InetSocketAddress(found, port());
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return (unix ? "unix://" : "tcp://") + address;
  }
}
