package io.windlass.testbed.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Deletes the namespaces of a scenario that went well, so that its clusters cost the next ones
 * nothing. A scenario runs on one thread, and no other one on that thread meanwhile.
 */
final class TidyUp implements BeforeEachCallback, AfterEachCallback {

  private record Opened(RealStack stack, String namespace) {

    void delete() {
      stack
          .kubectl()
          .succeed("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }
  }

  private static final ThreadLocal<List<Opened>> OPENED = ThreadLocal.withInitial(ArrayList::new);

  /** Remembers a namespace of the scenario that runs on this thread. */
  static void later(RealStack stack, String namespace) {
    OPENED.get().add(new Opened(stack, namespace));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    OPENED.get().clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      OPENED.get().forEach(Opened::delete);
    }
  }
}
