package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends what runs of a scenario that went well, so that its clusters cost the next ones nothing. The
 * namespace stays: to delete one, Kubernetes asks for objects of every kind, and again until all
 * pods are gone, which was more than half of all requests of a run. A scenario runs on one thread,
 * and no other one on that thread meanwhile.
 */
final class TidyUp implements BeforeEachCallback, AfterEachCallback {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final String UNHELD = "{\"metadata\":{\"finalizers\":null}}";

  private record Opened(RealStack stack, String namespace) {

    /** Nobody decommissions a cluster that nobody needs. */
    void end() {
      for (AIStore aistore : all(AIStore.class)) {
        stack.kubernetes().resource(aistore).patch(MERGE, UNHELD);
        stack.kubernetes().resource(aistore).delete();
      }
      List.of(StatefulSet.class, Deployment.class, DaemonSet.class, Job.class)
          .forEach(kind -> all(kind).forEach(each -> stack.kubernetes().resource(each).delete()));
    }

    private <T extends HasMetadata> List<T> all(Class<T> kind) {
      return stack.kubernetes().resources(kind).inNamespace(namespace).list().getItems();
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
      OPENED.get().forEach(Opened::end);
    }
  }
}
