package io.windlass.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void noneWaitsForAnother() {
    CountDownLatch begun = new CountDownLatch(3);
    assertThat(Together.all(List.of(1, 2, 3), one -> meet(begun))).isTrue();
  }

  /** True when all others have begun too. */
  private static boolean meet(CountDownLatch begun) {
    begun.countDown();
    try {
      return begun.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    }
  }

  @Test
  void oneThatIsNotAsWantedIsEnough() {
    assertThat(Together.all(List.of(1, 2, 3), one -> one != 2)).isFalse();
    assertThat(Together.all(List.<Integer>of(), one -> false)).isTrue();
  }

  @Test
  void aFailureStaysWhatItWas() {
    assertThatThrownBy(() -> Together.all(List.of(4, 0), one -> 8 / one > 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Together.all(List.of(1), one -> meet(new CountDownLatch(2))))
        .isInstanceOf(Interruption.class);
    // Closing has set it once more; it must not reach the next test.
    Thread.interrupted();
  }
}
