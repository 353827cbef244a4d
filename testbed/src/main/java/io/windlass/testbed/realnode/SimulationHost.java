package io.windlass.testbed.realnode;

import io.windlass.testbed.aistore.AisNodeProgram;
import io.windlass.testbed.aistore.AisTimings;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that simulated nodes share, for nodes that are pods of a real kubelet. Real nodes
 * agree by messages; these agree in this process, and all else that a pod has is the pod's own.
 */
public final class SimulationHost {
  private static final Logger LOG = LoggerFactory.getLogger(SimulationHost.class);

  private SimulationHost() {}

  /**
   * Runs until it is ended.
   *
   * @param arguments address and port to listen on
   */
  public static void main(String[] arguments) throws IOException {
    InetAddress address = InetAddress.getByName(arguments[0]);
    AisNodeProgram nodes = new AisNodeProgram(AisTimings.real(), Behind::of);
    try (ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[1]), 0, address)) {
      LOG.info("simulated nodes may start");
      while (true) {
        Socket container = listener.accept();
        Thread.ofVirtual().start(() -> serve(container, nodes));
      }
    }
  }

  private static void serve(Socket container, ContainerProgram program) {
    try (Wire wire = Wire.over(container)) {
      new HostedContainer(wire).run(program);
    } catch (IOException | RuntimeException failure) {
      LOG.warn("a container was given up", failure);
    }
  }
}
