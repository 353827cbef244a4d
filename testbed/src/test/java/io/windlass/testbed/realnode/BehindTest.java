package io.windlass.testbed.realnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Each pod has an address of its own on the host of simulated nodes. */
class BehindTest {

  @Test
  void eachPodHasItsOwn() throws Exception {
    assertThat(Behind.of(InetAddress.getByName("198.18.1.7")))
        .isEqualTo(InetAddress.getByName("198.19.1.7"));
  }

  @Test
  void anAddressOfAnotherNetworkIsRefused() throws Exception {
    InetAddress stranger = InetAddress.getByName("10.0.0.1");
    assertThatThrownBy(() -> Behind.of(stranger)).hasMessageContaining("10.0.0.1");
  }
}
