package io.windlass.testbed.playground;

import io.windlass.testbed.kubelet.KubeletOptions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * How a stack is started.
 *
 * @param keepState whether cluster, histories and disks go on from where an earlier stack stopped
 * @param simulation the nodes and what runs on them
 * @param nodeGrace how long a simulated node may be silent before it counts as lost; twice the time
 *     between two signs of life
 * @param temporalPort where Temporal's front end listens
 * @param userInterfacePort where Temporal's web UI listens
 */
public record StackSettings(
    Tools tools,
    PlaygroundDirectory directory,
    boolean keepState,
    Simulation simulation,
    Duration nodeGrace,
    Ports.Choice temporalPort,
    Ports.Choice userInterfacePort) {

  private static final int TEMPORAL_PORT = 7233;
  private static final int USER_INTERFACE_PORT = 8233;

  /** Short, for who watches a node vanish. */
  private static final Duration DEVELOPMENT_GRACE = Duration.ofSeconds(20);

  /** Nobody waits for it; each sign of life of some forty nodes is a write. */
  private static final Duration TEST_GRACE = Duration.ofSeconds(60);

  /** Slow enough to watch. */
  private static final double DEVELOPMENT_TIME = 0.1;

  private static final double TEST_TIME = 0.05;

  /** For people: the ports they expect where those are free, and state that is kept. */
  public static StackSettings development(Tools tools, PlaygroundDirectory directory) {
    return new StackSettings(
        tools,
        directory,
        true,
        Simulation.standard(DEVELOPMENT_TIME),
        DEVELOPMENT_GRACE,
        Ports.from(TEMPORAL_PORT),
        Ports.from(USER_INTERFACE_PORT));
  }

  /** For tests: nothing is kept, and nothing collides with another stack on the machine. */
  public static StackSettings test(Tools tools, PlaygroundDirectory directory) {
    return new StackSettings(
        tools, directory, false, Simulation.standard(TEST_TIME), TEST_GRACE, anyPort(), anyPort());
  }

  ControlPlane.Settings controlPlane() {
    return ControlPlane.Settings.of(tools, directory, !keepState).withNodeGrace(nodeGrace);
  }

  KubeletOptions kubelet() {
    return simulation.kubelet(directory, nodeGrace.dividedBy(2));
  }

  TemporalServer.Settings temporal() {
    return new TemporalServer.Settings(
        tools,
        temporalPort.port(),
        userInterfacePort.port(),
        directory.temporalDatabase(),
        true,
        List.of(),
        directory.log("temporal"));
  }

  boolean reusesHistories() {
    return keepState && Files.exists(directory.temporalDatabase());
  }

  private static Ports.Choice anyPort() {
    int port = Ports.any();
    return new Ports.Choice(port, port);
  }
}
