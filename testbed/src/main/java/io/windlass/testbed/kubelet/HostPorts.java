package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports of the node that lead to ports of one container.
 *
 * <ol>
 *   <li>For each {@code hostPort}, the node's address listens on it while the container runs.
 *   <li>A connection is passed on to the pod, byte by byte, in both directions; when either side
 *       ends, so does the other.
 * </ol>
 *
 * The scheduler sees to it that no two pods on a node want the same port.
 */
final class HostPorts implements AutoCloseable {

  private final List<ServerSocket> listeners = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @throws IOException when a port of the node is taken; none stays open then
   */
  static HostPorts open(Container container, InetAddress node, InetAddress pod) throws IOException {
    HostPorts ports = new HostPorts();
    try {
      for (ContainerPort port : container.getPorts()) {
        // On the network of the node the container listens there itself.
        if (port.getHostPort() != null && !node.equals(pod)) {
          InetSocketAddress target = new InetSocketAddress(pod, port.getContainerPort());
          ports.listen(new InetSocketAddress(node, port.getHostPort()), target);
        }
      }
      return ports;
    } catch (IOException e) {
      ports.close();
      throw e;
    }
  }

  private void listen(InetSocketAddress from, InetSocketAddress to) throws IOException {
    ServerSocket listener = new ServerSocket();
    listeners.add(listener);
    listener.setReuseAddress(true);
    listener.bind(from);
    Thread.startVirtualThread(() -> accept(listener, to));
  }

  private void accept(ServerSocket listener, InetSocketAddress to) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.startVirtualThread(() -> connect(client, to));
      } catch (IOException e) {
        // Closed with the container.
        return;
      }
    }
  }

  private void connect(Socket client, InetSocketAddress to) {
    Socket pod = new Socket();
    open.add(client);
    open.add(pod);
    if (closed) {
      // A listener may hand out one more connection while it is being closed.
      end(client, pod);
      return;
    }
    try {
      pod.connect(to);
      Thread.startVirtualThread(() -> pass(pod, client));
      pass(client, pod);
    } catch (IOException e) {
      end(client, pod);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // One side has gone: so does the other.
    } finally {
      end(from, to);
    }
  }

  private void end(Socket... sockets) {
    for (Socket socket : sockets) {
      open.remove(socket);
      closeQuietly(socket);
    }
  }

  @Override
  public void close() {
    closed = true;
    listeners.forEach(HostPorts::closeQuietly);
    open.forEach(HostPorts::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("a socket did not close", e);
    }
  }
}
