package io.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressPoolTest {

  private final AddressPool pool = new AddressPool(new Random(1));

  @Test
  void noAddressIsGivenTwice() {
    Set<String> all = new HashSet<>();
    for (int pods = 0; pods < 2000; pods++) {
      assertThat(all.add(pool.take(Optional.empty()))).isTrue();
    }
    assertThat(all).allMatch(address -> address.matches("127\\.18\\.\\d+\\.\\d+"));
  }

  @Test
  void aPodGetsItsOldAddressBackWhileItIsFree() {
    assertThat(pool.take(Optional.of("127.18.7.7"))).isEqualTo("127.18.7.7");
    assertThat(pool.take(Optional.of("127.18.7.7"))).isNotEqualTo("127.18.7.7");
    pool.release("127.18.7.7");
    assertThat(pool.take(Optional.of("127.18.7.7"))).isEqualTo("127.18.7.7");
  }
}
