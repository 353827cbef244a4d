package io.windlass.testbed.realnode;

import io.windlass.testbed.aistore.NodeInPod;
import io.windlass.testbed.faults.Relay;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A simulated node whose cluster is elsewhere.
 *
 * <ol>
 *   <li>It reads its files, and tries its volumes, names and address as the user that it is;
 *       whatever is wrong ends it.
 *   <li>It tells the host of its cluster that it has started. From then on the host thinks for it:
 *       reads and writes its volumes, and answers at an address that belongs to this pod.
 *   <li>It listens on its own ports, and hands on what comes there, byte by byte.
 *   <li>It ends as the host says, and the host hears of it when it is killed.
 * </ol>
 */
record RemoteProgram(InetSocketAddress host) implements ContainerProgram {

  @Override
  public ContainerProcess start(ContainerContext context) throws IOException {
    NodeInPod node = NodeInPod.examine(context);
    ContainerContext.PodIdentity pod = context.pod();
    Wire wire = Wire.over(new Socket(host.getAddress(), host.getPort()));
    wire.send(
        new Message.Started(
            new Message.Pod(pod.namespace(), pod.name(), pod.node(), pod.address()),
            context.image(),
            context.command(),
            context.environment(),
            ProcessHandle.current().pid(),
            ProcessFiles.own().processes()));
    for (int port : node.ports()) {
      InetSocketAddress answering = new InetSocketAddress(Behind.of(pod.address()), port);
      Relay.between(new InetSocketAddress(port), () -> Optional.of(answering));
    }
    return RemoteProcess.follow(wire, context.log().andThen(line -> append(node.log(), line)));
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(
          file,
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
