package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import io.windlass.testbed.kubelet.ImageReference;
import io.windlass.testbed.kubelet.plugin.Deadline;
import io.windlass.testbed.kubelet.plugin.PluginRegistration;
import io.windlass.testbed.kubelet.plugin.UnixSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The program {@code csi-node-driver-registrar}.
 *
 * <ol>
 *   <li>It waits for the driver's socket, and asks the driver for its name; a driver that does not
 *       answer within a second ends it.
 *   <li>It removes a registration socket of before, and serves its own there.
 *   <li>A kubelet that does not take the driver ends it.
 *   <li>Asked to end, it takes its socket away from version 2 on; before, the socket stays, and the
 *       driver stays registered.
 * </ol>
 */
final class RegistrarProgram implements ContainerProgram {

  private static final Set<String> VALUES =
      Set.of("connection-timeout", "csi-address", "kubelet-registration-path");

  private static final Set<String> NEWER_VALUES =
      Set.of(
          "connection-timeout",
          "csi-address",
          "kubelet-registration-path",
          "timeout",
          "health-port",
          "http-endpoint");

  /** Never less than a busy machine needs. */
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final PmemTimings timings;

  RegistrarProgram(PmemTimings timings) {
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
    boolean newer = !ImageReference.parse(context.image()).tag().startsWith("v1.");
    GoFlags flags =
        GoFlags.parse(
            arguments(context),
            new GoFlags.Known(newer ? NEWER_VALUES : VALUES, Set.of("version")));
    String endpoint = flags.text("kubelet-registration-path", "");
    if (endpoint.isEmpty()) {
      throw StartFailure.of("kubelet-registration-path is a required parameter");
    }
    String driver = driver(process, path(context, flags.text("csi-address", "/run/csi/socket")));
    Path socket = path(context, "/registration/" + driver + "-reg.sock");
    if (newer) {
      process.onTerminate(
          () -> {
            UnixSockets.machine().unlink(socket);
            process.end(0, "");
          });
    }
    serve(process, socket, new PluginRegistration.PluginInfo(driver, endpoint));
  }

  /** The image has an entry point: only its arguments need be given. */
  private static List<String> arguments(ContainerContext context) {
    return context.command().stream().dropWhile(word -> !word.startsWith("-")).toList();
  }

  private String driver(DriverProcess process, Path socket)
      throws StartFailure, InterruptedException {
    Optional<UnixSockets.Connection<CsiIdentity>> connection = Optional.empty();
    while (connection.isEmpty()) {
      process.awaitAwake();
      connection = UnixSockets.machine().connect(socket, CsiIdentity.class);
      if (connection.isEmpty()) {
        process.pause(timings.socket());
      }
    }
    CsiIdentity identity = connection.get().service();
    return Deadline.within(ANSWER, identity::driverName)
        .orElseThrow(() -> StartFailure.of("error retrieving CSI driver name: deadline exceeded"));
  }

  private static void serve(DriverProcess process, Path socket, PluginRegistration.PluginInfo info)
      throws StartFailure {
    try {
      UnixSockets.machine().unlink(socket);
      process.own(UnixSockets.machine().listen(socket, new Registration(process, info)));
    } catch (IOException | UncheckedIOException e) {
      throw StartFailure.of("failed to listen on socket: " + e.getMessage());
    }
  }

  private static Path path(ContainerContext context, String inside) throws StartFailure {
    try {
      return context.path(inside);
    } catch (IllegalArgumentException nothing) {
      throw StartFailure.of(inside + ": no such file or directory");
    }
  }

  private record Registration(DriverProcess process, PluginInfo info)
      implements PluginRegistration {

    @Override
    public PluginInfo info() {
      process.awaitAwake();
      return info;
    }

    @Override
    public void registered() {
      process.awaitAwake();
      process.log("registered with the kubelet");
    }

    @Override
    public void refused(String why) {
      process.awaitAwake();
      process.fail(StartFailure.of("Registration process failed with error: " + why));
    }
  }
}
