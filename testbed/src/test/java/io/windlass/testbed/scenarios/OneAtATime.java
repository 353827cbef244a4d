package io.windlass.testbed.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Scenarios that stop a part of a {@linkplain Fragile fragile stack} which all others on it need:
 * one after the other, beside those of other stacks. Together they take longest, so they begin
 * first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OneAtATime.LockOfTheStack.class)
@ExtendWith(TidyUp.class)
@interface OneAtATime {

  /** The stack that the scenarios run on. */
  Fragile value();

  /** One lock for each stack. */
  final class LockOfTheStack implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> scenarios) {
      return Set.of(new Lock(Fragile.of(scenarios).name()));
    }
  }
}
