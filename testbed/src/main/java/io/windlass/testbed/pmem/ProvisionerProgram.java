package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import io.windlass.testbed.kubelet.ImageReference;
import io.windlass.testbed.kubelet.plugin.Deadline;
import io.windlass.testbed.kubelet.plugin.UnixSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The program {@code csi-provisioner}: it waits for the driver's socket, asks for the driver's
 * name, and then makes and deletes volumes for claims. When the driver ends, so does it.
 */
final class ProvisionerProgram implements ContainerProgram {

  private static final Set<String> VALUES =
      Set.of(
          "csi-address",
          "volume-name-prefix",
          "retry-interval-start",
          "retry-interval-max",
          "worker-threads",
          "timeout",
          "feature-gates",
          "metrics-address",
          "metrics-path",
          "default-fstype",
          "capacity-ownerref-level");

  private static final Set<String> SWITCHES =
      Set.of("version", "strict-topology", "extra-create-metadata");

  /** Since 2.1 it can run on each node. */
  private static final Set<String> SWITCHES_ON_NODES =
      Set.of(
          "version",
          "strict-topology",
          "extra-create-metadata",
          "node-deployment",
          "immediate-topology",
          "enable-capacity");

  private final PmemTimings timings;

  ProvisionerProgram(PmemTimings timings) {
    this.timings = timings;
  }

  @Override
  public ContainerProcess start(ContainerContext context) {
    DriverProcess process = new DriverProcess(context);
    process.run(() -> begin(context, process));
    return process;
  }

  private void begin(ContainerContext context, DriverProcess process)
      throws StartFailure, InterruptedException {
    boolean older = ImageReference.parse(context.image()).tag().matches("v1\\..*|v2\\.0\\..*");
    GoFlags flags =
        GoFlags.parse(
            arguments(context), new GoFlags.Known(VALUES, older ? SWITCHES : SWITCHES_ON_NODES));
    Optional<String> node = node(context, flags);
    UnixSockets.Connection<CsiIdentity> driver =
        connection(process, socket(context, flags.text("csi-address", "/run/csi/socket")));
    driver.closed().thenRun(() -> process.end(1, "Lost connection to CSI driver, exiting"));
    String name =
        Deadline.within(timings.call(), driver.service()::driverName)
            .orElseThrow(() -> StartFailure.of("Error getting CSI driver name: deadline exceeded"));
    CsiController controller =
        Optional.of(driver.service())
            .filter(CsiController.class::isInstance)
            .map(CsiController.class::cast)
            .orElseThrow(() -> StartFailure.of("CSI driver does not support dynamic provisioning"));
    ProvisionerMetrics metrics = new ProvisionerMetrics(name);
    serve(context, process, flags, metrics);
    Provisioner provisioner =
        new Provisioner(
            process,
            PodClient.connect(context),
            new TimedController(controller, timings.volume(), metrics),
            new Provisioner.Scope(name, node),
            timings.reconnect());
    if (flags.text("enable-capacity", "false").equals("true")) {
      process.own(new CapacityPublisher(process, context, controller, name)).start();
    }
    process.own(provisioner).start();
  }

  private static Optional<String> node(ContainerContext context, GoFlags flags)
      throws StartFailure {
    if (!flags.text("node-deployment", "false").equals("true")) {
      return Optional.empty();
    }
    String node = context.environment().getOrDefault("NODE_NAME", "");
    if (node.isEmpty()) {
      throw StartFailure.of(
          "The NODE_NAME environment variable must be set when using --node-deployment.");
    }
    return Optional.of(node);
  }

  /** Long flags need two dashes here; one dash is for single letters. */
  private static List<String> arguments(ContainerContext context) throws StartFailure {
    List<String> arguments =
        context.command().stream().dropWhile(word -> !word.startsWith("-")).toList();
    for (String argument : arguments) {
      if (argument.matches("-[a-zA-Z][^=].*")) {
        throw StartFailure.usage("unknown shorthand flag in " + argument);
      }
    }
    return arguments;
  }

  private static Path socket(ContainerContext context, String inside) throws StartFailure {
    try {
      return context.path(inside);
    } catch (IllegalArgumentException nothing) {
      throw StartFailure.of(inside + ": no such file or directory");
    }
  }

  private UnixSockets.Connection<CsiIdentity> connection(DriverProcess process, Path socket)
      throws InterruptedException {
    while (true) {
      process.awaitAwake();
      Optional<UnixSockets.Connection<CsiIdentity>> found =
          UnixSockets.machine().connect(socket, CsiIdentity.class);
      if (found.isPresent()) {
        return found.get();
      }
      process.pause(timings.socket());
    }
  }

  private static void serve(
      ContainerContext context, DriverProcess process, GoFlags flags, ProvisionerMetrics metrics)
      throws StartFailure {
    String listen = flags.text("metrics-address", "");
    if (listen.isEmpty()) {
      return;
    }
    InetSocketAddress address = Endpoint.parse("tcp://" + listen).listening(context);
    MetricsPage page =
        new MetricsPage(process, Set.of(flags.text("metrics-path", "/metrics")), metrics::page);
    try {
      process.own(Listener.open(address, socket -> page.serve(socket, plain -> plain)));
    } catch (IOException taken) {
      throw StartFailure.of("listen tcp %s: %s".formatted(address, taken.getMessage()));
    }
  }
}
