package io.windlass.testbed.benchmarks;

import io.windlass.testbed.playground.PlaygroundDirectory;
import io.windlass.testbed.playground.Role;
import io.windlass.testbed.playground.ShutdownOrder;
import io.windlass.testbed.playground.Simulation;
import io.windlass.testbed.playground.StackSettings;
import io.windlass.testbed.playground.Tools;
import io.windlass.testbed.scenarios.RealStack;
import io.windlass.testbed.topology.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A stack of a benchmark's own, with everything of the product at its defaults.
 *
 * @param audit the requests that its API server has answered
 */
record BenchmarkStack(RealStack real, AuditLog audit, ShutdownOrder parts)
    implements AutoCloseable {

  /** The names under which worker and starter call on the API server begin with this. */
  static final String PRODUCT = "windlass-";

  /** The JVM resolves the cluster's names from a file in this directory. */
  private static final Path ROOT = Path.of("target", "stack");

  private static final int NEIGHBOUR_WINDOW_MILLIS = 90_000;

  /**
   * Starts one.
   *
   * @param factor of all durations in storage nodes and kubelets; 1 is real
   */
  static BenchmarkStack start(double factor) {
    return start(factor, Topology.standard());
  }

  /** The same on other nodes. */
  static BenchmarkStack start(double factor, Topology nodes) {
    PlaygroundDirectory directory = new PlaygroundDirectory(ROOT);
    AuditLog audit = AuditLog.in(directory);
    StackSettings usual = StackSettings.test(Tools.locate(), directory);
    StackSettings settings =
        new StackSettings(
            usual.tools(),
            usual.directory(),
            usual.keepState(),
            Simulation.of(nodes, factor),
            usual.nodeGrace(),
            usual.temporalPort(),
            usual.userInterfacePort());
    ShutdownOrder parts = new ShutdownOrder();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
    return new BenchmarkStack(
        RealStack.start(settings, role -> environment(role, factor), parts), audit, parts);
  }

  private static Map<String, String> environment(Role role, double factor) {
    Map<String, String> variables = new HashMap<>();
    variables.put("KUBERNETES_USER_AGENT", agent(role));
    // How long a node asks its neighbours is a fact about the node, which the worker is told.
    long window = Math.round(NEIGHBOUR_WINDOW_MILLIS * factor);
    variables.put("WINDLASS_AISTORE_NEIGHBOUR_WINDOW", window + "ms");
    return variables;
  }

  /** What worker or starter call themselves before the API server. */
  static String agent(Role role) {
    return PRODUCT + role.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    parts.close();
  }
}
