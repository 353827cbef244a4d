package io.windlass.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final int LONG = 20;

  @Test
  void noneWaitsForAnother() {
    CountDownLatch begun = new CountDownLatch(3);
    assertThat(Together.all(List.of(1, 2, 3), one -> meet(begun))).isTrue();
  }

  /** True when all others have begun too. */
  private static boolean meet(CountDownLatch begun) {
    begun.countDown();
    try {
      return begun.await(LONG, TimeUnit.SECONDS);
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
    Instant began = Instant.now();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Together.all(List.of(1), one -> meet(new CountDownLatch(2))))
        .isInstanceOf(Interruption.class);
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(LONG));
  }
}
