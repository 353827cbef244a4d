package io.windlass.activities.temporal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.MDC;

/** Does several things at once, so that together they take as long as the longest one. */
public final class Together {

  private Together() {}

  /**
   * The answers, in the order of the questions. Fails as the first one that fails.
   *
   * @throws Interruption when the activity is cancelled meanwhile
   */
  public static <T> List<T> ask(List<? extends Supplier<T>> questions) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers =
          questions.stream().map(question -> threads.submit(withFields(question))).toList();
      try {
        return answers.stream().map(Together::answer).toList();
      } catch (Interruption interruption) {
        // Closing would wait for them.
        threads.shutdownNow();
        throw interruption;
      }
    }
  }

  /**
   * The same without answers. When one fails, the others are done nevertheless.
   *
   * @throws Interruption when the activity is cancelled meanwhile
   */
  public static void run(Stream<Runnable> tasks) {
    ask(tasks.map(Together::asQuestion).toList());
  }

  /** What a thread logs has the fields of the one that asks. */
  private static <T> Callable<T> withFields(Supplier<T> question) {
    Optional<Map<String, String>> fields = Optional.ofNullable(MDC.getCopyOfContextMap());
    return () -> {
      fields.ifPresent(MDC::setContextMap);
      return question.get();
    };
  }

  private static Supplier<Boolean> asQuestion(Runnable task) {
    return () -> {
      task.run();
      return true;
    };
  }

  private static <T> T answer(Future<T> asked) {
    try {
      return asked.get();
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    }
  }
}
