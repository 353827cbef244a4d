package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KeyQueueTest {

  private final KeyQueue<Integer> queue = new KeyQueue<>(1000, InstantSource.system());

  @Test
  void wakesATakerWhenSomethingArrives() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = threads.submit(queue::take);
      queue.add(1);
      assertThat(taken.get().orElseThrow().key()).isEqualTo(1);
    }
  }

  @Test
  void wakesATakerWhenSomethingFallsDue() throws Exception {
    queue.addLater(1, Duration.ofMillis(30));
    assertThat(queue.take().orElseThrow().key()).isEqualTo(1);
  }

  @Test
  void givesEveryKeyToExactlyOneTaker() throws Exception {
    ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    IntStream.range(0, 8).forEach(number -> threads.submit(() -> takeAll(seen)));
    IntStream.range(0, 500).forEach(queue::add);
    queue.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).hasSize(500).doesNotHaveDuplicates();
  }

  private List<Integer> takeAll(ConcurrentLinkedQueue<Integer> seen) throws InterruptedException {
    for (var next = queue.take(); next.isPresent(); next = queue.take()) {
      seen.add(next.get().key());
      queue.finish(next.get().key());
    }
    return List.copyOf(seen);
  }

  @Test
  void aClosedQueueGivesOutWhatIsDueAndThenLetsGo() throws Exception {
    queue.add(1);
    queue.addLater(2, Duration.ofHours(1));
    queue.close();
    assertThat(queue.take()).map(KeySchedule.Entry::key).contains(1);
    assertThat(queue.take()).isEqualTo(Optional.empty());
  }

  @Test
  void keepsTheFirstArrivalThroughRetries() throws Exception {
    queue.add(1);
    KeySchedule.Entry<Integer> first = queue.take().orElseThrow();
    queue.addAgain(first, Duration.ofMillis(5));
    queue.finish(1);
    assertThat(queue.take().orElseThrow().since()).isEqualTo(first.since());
  }

  @Test
  void tellsHowLateTheNextKeyIs() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    KeyQueue<Integer> late = new KeyQueue<>(1000, now::get);
    assertThat(late.overdue()).isZero();
    late.addLater(1, Duration.ofMinutes(1));
    assertThat(late.overdue()).isZero();
    now.updateAndGet(time -> time.plusSeconds(90));
    assertThat(late.overdue()).isEqualTo(Duration.ofSeconds(30));
    late.take();
    assertThat(late.overdue()).as("what is worked on is not late").isZero();
  }
}
