package io.windlass.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final int LONG = 20;

  @Test
  void noneWaitsForAnother() {
    CountDownLatch begun = new CountDownLatch(3);
    Supplier<Boolean> question = () -> meet(begun);
    assertThat(Together.ask(List.of(question, question, question))).containsOnly(true);
  }

  /** True when all others have begun too. */
  private static boolean meet(CountDownLatch begun) {
    begun.countDown();
    return await(begun);
  }

  private static boolean await(CountDownLatch begun) {
    try {
      return begun.await(LONG, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    }
  }

  @Test
  void answersComeInTheOrderOfTheQuestions() {
    CountDownLatch last = new CountDownLatch(1);
    List<Supplier<Integer>> questions = List.of(() -> after(last), () -> before(last));
    assertThat(Together.ask(questions)).containsExactly(1, 2);
    assertThat(Together.ask(List.<Supplier<Integer>>of())).isEmpty();
  }

  private static int after(CountDownLatch other) {
    await(other);
    return 1;
  }

  private static int before(CountDownLatch other) {
    other.countDown();
    return 2;
  }

  @Test
  void aFailureStaysWhatItWas() {
    List<Supplier<Integer>> questions = List.of(() -> 2, () -> Integer.parseInt("two"));
    assertThatThrownBy(() -> Together.ask(questions)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void anInterruptEndsTheWait() {
    Instant began = Instant.now();
    Thread.currentThread().interrupt();
    List<Supplier<Boolean>> questions = List.of(() -> meet(new CountDownLatch(2)));
    assertThatThrownBy(() -> Together.ask(questions)).isInstanceOf(Interruption.class);
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(LONG));
  }
}
