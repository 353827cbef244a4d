package io.windlass.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void onlySoManyWorkAtOnceAndAllGetTheirTurn() throws Exception {
    Turns turns = new Turns(2);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(20);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> turns.take(() -> work(working, most, done)));
      }
      done.await();
    }
    assertThat(most.get()).isEqualTo(2);
  }

  private static int work(AtomicInteger working, AtomicInteger most, CountDownLatch done) {
    most.accumulateAndGet(working.incrementAndGet(), Math::max);
    Waiting.until(() -> false, Duration.ofMillis(10));
    done.countDown();
    return working.decrementAndGet();
  }

  @Test
  void whoFailsGivesTheTurnBack() {
    Turns turns = new Turns(1);
    assertThatThrownBy(() -> turns.take(TurnsTest::fail)).hasMessage("no");
    assertThat(turns.take(() -> "next")).isEqualTo("next");
  }

  private static String fail() {
    throw new IllegalStateException("no");
  }

  @Test
  void whoWaitsCanBeInterrupted() {
    Turns turns = new Turns(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turns.take(() -> "never")).isInstanceOf(Interruption.class);
    assertThat(turns.take(() -> "next")).isEqualTo("next");
  }
}
