package io.windlass.testbed.playground;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work side by side, each piece on a virtual thread of its own. */
final class Background {

  private Background() {}

  static <T> CompletableFuture<T> run(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, Thread::startVirtualThread);
  }

  /** Waits for the result; what the work has thrown for a person comes out as it was. */
  static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PlaygroundException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
