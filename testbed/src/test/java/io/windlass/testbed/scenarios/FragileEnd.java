package io.windlass.testbed.scenarios;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends each fragile stack with the last of the scenarios that are to run on it: an idle one takes a
 * tenth of a core from those that still run. JUnit finds this in {@code META-INF/services}.
 */
public final class FragileEnd implements TestExecutionListener {

  private final Map<Fragile, Set<String>> left = new ConcurrentHashMap<>();

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    for (TestIdentifier root : plan.getRoots()) {
      plan.getDescendants(root).forEach(this::expect);
    }
  }

  private void expect(TestIdentifier test) {
    test.getSource()
        .flatMap(source -> source instanceof ClassSource of ? Optional.of(of) : Optional.empty())
        .map(ClassSource::getJavaClass)
        .map(type -> type.getAnnotation(OneAtATime.class))
        .map(OneAtATime::value)
        .map(stack -> left.computeIfAbsent(stack, first -> ConcurrentHashMap.newKeySet()))
        .ifPresent(scenarios -> scenarios.add(test.getUniqueId()));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    over(test);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    over(test);
  }

  private void over(TestIdentifier test) {
    left.forEach(
        (stack, scenarios) -> {
          if (scenarios.remove(test.getUniqueId()) && scenarios.isEmpty()) {
            stack.end();
          }
        });
  }
}
