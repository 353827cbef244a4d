package io.windlass.testbed.playground;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the stack to tests that ask for one by a parameter of type {@link Stack}. It is started for
 * the first of them and stopped after the last test of the run; every scenario uses a namespace of
 * its own.
 */
public final class RealStack implements ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(RealStack.class);

  private record Running(Stack stack, ShutdownOrder parts) implements AutoCloseable {

    static Running start() {
      ShutdownOrder parts = new ShutdownOrder();
      PlaygroundDirectory directory = new PlaygroundDirectory(Path.of("target", "stack"));
      StackSettings settings = StackSettings.test(Tools.locate(), directory);
      return new Running(Stack.start(settings, parts, System.out::println), parts);
    }

    @Override
    public void close() {
      parts.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .stack();
  }
}
