package io.windlass.testbed.playground;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Picks ports on 127.0.0.1. */
public final class Ports {

  /** The address everything listens on. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int HIGHEST = 65_535;

  private Ports() {}

  /**
   * A chosen port.
   *
   * @param wanted the one that people expect; differs from the port when somebody else has it
   */
  public record Choice(int port, int wanted) {

    /** Empty, or a remark in brackets about the port that was busy. */
    public String remark() {
      return port == wanted ? "" : " (port %d is busy)".formatted(wanted);
    }
  }

  /**
   * The wanted port, or the next free one above it.
   *
   * @throws PlaygroundException when none above it is free
   */
  public static Choice from(int wanted) {
    for (int port = wanted; port <= HIGHEST; port++) {
      if (isFree(port)) {
        return new Choice(port, wanted);
      }
    }
    throw new PlaygroundException("no free port from " + wanted + " on");
  }

  /** Any free port. */
  public static int any() {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PlaygroundException("no free port on " + LOOPBACK, e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    // As the Go servers do it: a port whose last connections still time out counts as free.
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
    return socket;
  }
}
