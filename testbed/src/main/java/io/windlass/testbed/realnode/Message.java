package io.windlass.testbed.realnode;

import java.io.Serializable;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** What a container and the host of simulated nodes tell each other, over one connection. */
sealed interface Message extends Serializable {

  /**
   * The first word of a container.
   *
   * @param command its command line
   * @param process its number among the processes of its container
   * @param processes the kernel's name for these processes, by which the host finds them
   */
  record Started(
      Pod pod,
      String image,
      List<String> command,
      Map<String, String> environment,
      long process,
      String processes)
      implements Message {}

  /** The pod that a container is in. */
  record Pod(String namespace, String name, String node, InetAddress address)
      implements Serializable {}

  /** The container got SIGTERM. */
  record Terminated() implements Message {}

  /** A line for the log of the container. */
  record Line(String text) implements Message {}

  /** The container is to end with a code. */
  record Ended(int code) implements Message {}

  /** The container is to connect to somebody by name, from the network it is in. */
  record Dial(long question, String host, int port) implements Message {}

  /**
   * The answer to it.
   *
   * @param failure empty when it went well
   */
  record Dialled(long question, String failure) implements Message {}
}
