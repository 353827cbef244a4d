package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
}
