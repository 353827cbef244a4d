package io.windlass.activities.temporal;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Asks several questions at once, so that together they take as long as the longest one. */
public final class Together {

  private Together() {}

  /**
   * Whether all are as wanted. Fails as the first one that fails.
   *
   * @throws Interruption when the activity is cancelled meanwhile
   */
  public static <T> boolean all(List<T> some, Predicate<? super T> wanted) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers =
          some.stream().map(one -> threads.submit(() -> wanted.test(one))).toList();
      try {
        return answers.stream().map(Together::answer).reduce(true, Boolean::logicalAnd);
      } catch (Interruption interruption) {
        // Closing would wait for them.
        threads.shutdownNow();
        throw interruption;
      }
    }
  }

  private static boolean answer(Future<Boolean> asked) {
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
