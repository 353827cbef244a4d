package io.windlass.testbed.kubelet.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Healthy when a connection can be opened. */
record TcpCheck(InetSocketAddress address) implements ProbeCheck {

  @Override
  public ProbeOutcome run(Duration timeout) {
    try (Socket socket = new Socket()) {
      socket.connect(address, Math.toIntExact(timeout.toMillis()));
      return ProbeOutcome.SUCCESS;
    } catch (IOException e) {
      return ProbeOutcome.failure("dial tcp " + address + ": " + e.getMessage());
    }
  }
}
