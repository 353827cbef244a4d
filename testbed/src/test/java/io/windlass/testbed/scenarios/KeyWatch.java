package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.temporal.client.WorkflowExecutionMetadata;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Knows every private key that Secrets have held since it was opened, and finds it elsewhere: as it
 * is, or encoded once more.
 */
final class KeyWatch implements AutoCloseable {

  private static final String NAME = "PRIVATE KEY";

  /** Where the secret begins in a key, and in a key encoded once more; before it all are alike. */
  private static final int BODY = 52;

  private static final int ENCODED = 108;

  private static final int TELLING = 20;

  private final RealStack stack;
  private final Set<String> needles = new ConcurrentSkipListSet<>(Set.of(NAME));
  private final SharedIndexInformer<Secret> informer;

  KeyWatch(RealStack stack) {
    this.stack = stack;
    informer =
        stack.kubernetes().secrets().inNamespace("default").inform(new ObjectChanges<>(this::note));
  }

  private void note(Secret secret) {
    Stream.ofNullable(secret.getData())
        .flatMap(data -> data.values().stream())
        .filter(Objects::nonNull)
        .forEach(this::note);
  }

  private void note(String encoded) {
    String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    if (text.contains(NAME)) {
      needles.add(encoded.substring(ENCODED, ENCODED + TELLING));
      String body = text.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
      needles.add(body.substring(BODY, BODY + TELLING));
    }
  }

  /** Nothing of them is in histories, logs, Events, or objects that are no Secrets. */
  void assertKept(List<WorkflowExecutionMetadata> runs) {
    assertThat(needles).as("keys were seen").hasSizeGreaterThan(4);
    for (WorkflowExecutionMetadata run : runs) {
      stack
          .temporal()
          .fetchHistory(run.getExecution().getWorkflowId(), run.getExecution().getRunId())
          .getEvents()
          .forEach(
              event -> assertHoldsNone(event.toByteString().toString(StandardCharsets.ISO_8859_1)));
    }
    stack.logs().forEach(this::assertHoldsNone);
    assertHoldsNone(
        stack
            .kubectl()
            .succeed(
                "get",
                "deployments.pmem-csi.intel.com,pmemcsideployments,events,pods,daemonsets,statefulsets,controllerrevisions,configmaps,nodes",
                "-A",
                "-o",
                "yaml"));
  }

  private void assertHoldsNone(String text) {
    assertThat(needles).noneMatch(text::contains);
  }

  @Override
  public void close() {
    informer.close();
  }
}
