package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.plugin.UnixSockets;
import io.windlass.testbed.pmem.DriverVersion.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A driver that starts: what it was told, and how it opens what it serves. */
record DriverSetup(
    ContainerContext context,
    DriverVersion version,
    DriverConfig config,
    PmemWorld world,
    DriverProcess process) {

  boolean struck(DriverFault fault) {
    return world.faults().strikes(context.pod().node(), version, fault);
  }

  /** Its certificate, for whom it expects at the other side. */
  DriverTls tls(String peer) throws StartFailure {
    DriverConfig.Files files = config.files();
    if (files.certificate().isEmpty() || files.key().isEmpty()) {
      throw StartFailure.of("not simulated: a driver without -certFile and -keyFile");
    }
    boolean commonNames =
        version.before(Line.V0_8)
            || context.environment().getOrDefault("GODEBUG", "").contains("x509ignoreCN=0");
    return DriverTls.read(context, files, new PeerName(peer, version.line(), commonNames));
  }

  /** Serves calls of the other side of the driver. */
  void serveCalls(Endpoint endpoint, DriverTls tls, Channel.Service service) throws StartFailure {
    InetSocketAddress address = endpoint.listening(context);
    open(address, connection -> answer(connection, tls, service));
  }

  private void open(InetSocketAddress address, Consumer<Socket> served) throws StartFailure {
    try {
      process.own(Listener.open(address, served));
    } catch (IOException taken) {
      throw StartFailure.of(
          "failed to run driver: listen tcp %s: %s".formatted(address, taken.getMessage()));
    }
  }

  private void answer(Socket connection, DriverTls tls, Channel.Service service) {
    try (Channel channel = new Channel(connection, tls.serveToPeer(connection))) {
      channel.serve(
          (call, arguments) -> {
            process.awaitAwake();
            return service.answer(call, arguments);
          });
    } catch (IOException refused) {
      context.log().accept("connection from %s: %s".formatted(connection, refused.getMessage()));
    }
  }

  /** Serves CSI on its socket; a file that is there already goes first. */
  void serveCsi(CsiIdentity service) throws StartFailure {
    Path path = config.endpoint().socket(context);
    try {
      UnixSockets.machine().unlink(path);
      process.own(UnixSockets.machine().listen(path, service));
    } catch (IOException | UncheckedIOException e) {
      throw StartFailure.of("failed to run driver: listen unix: " + e.getMessage());
    }
  }

  /** An orderly end takes the socket's file away. */
  void end() {
    try {
      UnixSockets.machine().unlink(config.endpoint().socket(context));
    } catch (StartFailure nothing) {
      context.log().accept(nothing.reason());
    }
    process.end(0, "");
  }

  /** How a connection is secured; nothing is done to one that stays plain. */
  @FunctionalInterface
  interface Security {
    Socket above(Socket connection) throws IOException;
  }

  /** Serves metrics, if it was told where. */
  void serveMetrics(Security security, Supplier<Exposition> page) throws StartFailure {
    if (config.metricsListen().isEmpty()) {
      return;
    }
    InetSocketAddress address =
        Endpoint.parse("tcp://" + config.metricsListen()).listening(context);
    MetricsPage served = new MetricsPage(process, metricsPaths(), () -> page.get().toString());
    open(address, connection -> served.serve(connection, security));
  }

  /** What answers without a look at the memory tells the same here. */
  private Set<String> metricsPaths() {
    return version.before(Line.V0_9)
        ? Set.of(config.metricsPath())
        : Set.of(config.metricsPath(), config.metricsPath() + "/simple");
  }

  /** A page that begins with what every driver tells. */
  Exposition page() {
    String told = struck(DriverFault.UNKNOWN_VERSION) ? "unknown" : version.text();
    return new Exposition()
        .gauge(
            "build_info",
            "A metric with a constant '1' value labeled by version.",
            Map.of("version", told),
            1);
  }
}
