package io.windlass.testbed.scenarios;

import io.windlass.testbed.playground.PlaygroundDirectory;
import io.windlass.testbed.playground.ShutdownOrder;
import io.windlass.testbed.playground.Simulation;
import io.windlass.testbed.playground.StackSettings;
import io.windlass.testbed.playground.Tools;
import io.windlass.testbed.topology.NodeGroup;
import io.windlass.testbed.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Stacks of a scenario's own, which have nodes with persistent memory and no others. */
final class PmemStack {

  private PmemStack() {}

  /**
   * Starts one with {@code pmem-1}, {@code pmem-2}, ..., and all of the product at its defaults.
   *
   * @param name of its directory
   */
  static RealStack start(String name, int nodes, ShutdownOrder parts) {
    PlaygroundDirectory directory = new PlaygroundDirectory(Path.of("target", name));
    StackSettings usual = StackSettings.test(Tools.locate(), directory);
    Topology topology = new Topology(List.of(NodeGroup.of("pmem", nodes).withPmem("64Gi")));
    StackSettings settings =
        new StackSettings(
            usual.tools(),
            usual.directory(),
            usual.keepState(),
            Simulation.of(topology, RealStack.TIME_FACTOR),
            usual.nodeGrace(),
            usual.temporalPort(),
            usual.userInterfacePort());
    return RealStack.start(settings, role -> Map.of(), parts);
  }
}
