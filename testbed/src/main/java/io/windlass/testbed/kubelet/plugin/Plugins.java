package io.windlass.testbed.kubelet.plugin;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.kubelet.volume.CsiNodeService;
import io.windlass.testbed.kubelet.volume.NodeDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plugins of one node.
 *
 * <ol>
 *   <li>A socket that appears in the registration directory is asked for its plugin.
 *   <li>The plugin is asked for its id of the node and its topology. CSINode, annotation and labels
 *       of the node are written, and the registrar is told.
 *   <li>What fails is told to the registrar, and tried again later and later while the socket is
 *       there.
 *   <li>When the socket vanishes, the driver is taken out of CSINode. A process that was killed
 *       leaves its socket, and so its driver stays.
 * </ol>
 */
public final class Plugins implements AutoCloseable {

  private static final String DIRECTORY = "/var/lib/kubelet/plugins_registry";

  /** How long a kubelet waits for an answer; not scaled, as a busy machine needs its time. */
  private static final Duration CALL = Duration.ofSeconds(10);

  /** Between two attempts. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final String node;
  private final NodeDisk disk;
  private final CsiNodes csiNodes;
  private final Timers timers;
  private final TimeScale time;
  private final Mailbox mailbox;
  private final Map<Path, Registered> bySocket = new ConcurrentHashMap<>();
  private final AutoCloseable watch;

  private record Registered(String driver, String endpoint) {}

  private Plugins(
      String node, NodeDisk disk, KubernetesClient client, Timers timers, TimeScale time) {
    this.node = node;
    this.disk = disk;
    this.csiNodes = new CsiNodes(client);
    this.timers = timers;
    this.time = time;
    this.mailbox = new Mailbox("plugins of " + node);
    watch = UnixSockets.machine().watch(disk.path(DIRECTORY), new Sockets());
  }

  /** Watches a node's registration directory from now on. */
  public static Plugins watch(
      String node, NodeDisk disk, KubernetesClient client, Timers timers, TimeScale time) {
    return new Plugins(node, disk, client, timers, time);
  }

  /** The driver of that name, when it is registered and its process listens. */
  public Optional<CsiNodeService> driver(String name) {
    return bySocket.values().stream()
        .filter(one -> one.driver().equals(name))
        .findFirst()
        .flatMap(one -> service(one.endpoint()));
  }

  private Optional<CsiNodeService> service(String endpoint) {
    return UnixSockets.machine()
        .connect(disk.path(endpoint), CsiNodeService.class)
        .map(connection -> new PatientDriver(connection.service(), CALL));
  }

  @Override
  public void close() throws Exception {
    watch.close();
  }

  private final class Sockets implements UnixSockets.Watcher {
    @Override
    public void appeared(Path socket) {
      mailbox.post(() -> register(socket, FIRST_PAUSE));
    }

    @Override
    public void vanished(Path socket) {
      mailbox.post(() -> unregister(socket));
    }
  }

  private void register(Path socket, Duration pause) {
    UnixSockets.machine()
        .connect(socket, PluginRegistration.class)
        .map(UnixSockets.Connection::service)
        .ifPresent(
            registrar -> {
              Optional<String> problem = attempt(socket, registrar);
              problem.ifPresent(why -> Deadline.within(CALL, () -> told(registrar, why)));
              if (problem.isPresent() && Files.exists(socket)) {
                again(socket, pause);
              }
            });
  }

  private void again(Path socket, Duration pause) {
    Duration next = pause.multipliedBy(2);
    Duration longer = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    timers.after(time.of(pause), mailbox, () -> register(socket, longer));
  }

  /** Why it was not taken; empty when it was. */
  private Optional<String> attempt(Path socket, PluginRegistration registrar) {
    Optional<PluginRegistration.PluginInfo> info = Deadline.within(CALL, registrar::info);
    if (info.isEmpty()) {
      return Optional.of("the registrar does not answer");
    }
    String driver = info.get().driver();
    Optional<CsiNodeService> found = service(info.get().endpoint());
    if (found.isEmpty()) {
      return Optional.of("nobody listens at " + info.get().endpoint());
    }
    try {
      csiNodes.add(node, driver, found.get().nodeInfo());
    } catch (KubernetesClientException | IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    bySocket.put(socket, new Registered(driver, info.get().endpoint()));
    Deadline.within(CALL, () -> told(registrar));
    return Optional.empty();
  }

  private void unregister(Path socket) {
    Optional.ofNullable(bySocket.remove(socket))
        .ifPresent(known -> csiNodes.remove(node, known.driver()));
  }

  private static boolean told(PluginRegistration registrar) {
    registrar.registered();
    return true;
  }

  private static boolean told(PluginRegistration registrar, String why) {
    registrar.refused(why);
    return true;
  }
}
