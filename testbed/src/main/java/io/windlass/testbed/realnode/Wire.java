package io.windlass.testbed.realnode;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;

/** A connection on which messages go both ways. Both ends are ours, and of the same build. */
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final ObjectOutputStream out;
  private final ObjectInputStream in;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    // Each end waits for the other's header: the own one must be on its way before.
    this.out = new ObjectOutputStream(socket.getOutputStream());
    out.flush();
    this.in = new ObjectInputStream(socket.getInputStream());
  }

  static Wire over(Socket socket) throws IOException {
    return new Wire(socket);
  }

  /**
   * @throws IOException when nobody listens any more
   */
  synchronized void send(Message message) throws IOException {
    out.writeObject(message);
    out.reset();
    out.flush();
  }

  /**
   * Waits for the next message.
   *
   * @throws IOException when the other end is gone
   */
  Message receive() throws IOException {
    try {
      return (Message) in.readObject();
    } catch (ClassNotFoundException stranger) {
      throw new IOException(stranger);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // It is gone, and that is what was wanted.
    }
  }
}
