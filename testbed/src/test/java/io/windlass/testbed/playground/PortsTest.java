package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aBusyPortIsNamedAndTheNextFreeOneTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
      Ports.Choice choice = Ports.from(taken.getLocalPort());
      assertThat(choice.port()).isGreaterThan(taken.getLocalPort());
      assertThat(choice.remark()).contains("port " + taken.getLocalPort() + " is busy");
    }
  }

  @Test
  void aFreePortNeedsNoRemark() {
    int free = Ports.any();
    assertThat(Ports.from(free).remark()).isEmpty();
  }
}
