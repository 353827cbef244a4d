package io.windlass.testbed.scenarios;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stacks whose parts may be stopped, each by one scenario at a time. */
enum Fragile {
  /** For those that stop workers. */
  WORKERS,
  /** For those that stop starters, or the way to the Kubernetes API. */
  STARTERS,
  /** For those that take hosts away, stop Temporal, or want every worker for themselves. */
  HOSTS;

  private static final Map<Fragile, RealStack> STARTED = new ConcurrentHashMap<>();

  /** The one that scenarios say they run on. */
  static Fragile of(Class<?> scenarios) {
    return scenarios.getAnnotation(OneAtATime.class).value();
  }

  /** Started by the first scenario that asks for it. */
  RealStack stack() {
    return STARTED.computeIfAbsent(this, stack -> RealStack.start(stack.directory()));
  }

  /** Stops it, until somebody asks for it again. */
  void end() {
    Optional.ofNullable(STARTED.remove(this)).ifPresent(RealStack::close);
  }

  private String directory() {
    return "fragile-stack-of-" + name().toLowerCase(Locale.ROOT);
  }
}
