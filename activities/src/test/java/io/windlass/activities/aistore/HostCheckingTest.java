package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.objects.HostCheckJob;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostCheckingTest {

  private FakeApiServer server;
  private final AIStore aistore = Demo.plain();

  @BeforeEach
  void start() throws IOException {
    server = new FakeApiServer();
    aistore.getMetadata().setAnnotations(Map.of("windlass.io/check-hosts", "monday"));
    server.put(aistore);
    for (String host : List.of("a", "b", "c")) {
      server.put(
          Serialization.unmarshal("metadata: {name: %s}\nspec: {}".formatted(host), Node.class));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatEachHostSaysIsToldAndItsJobIsRemoved() {
    answer("a", "{phase: Succeeded, containerStatuses: [%s]}".formatted(said("100000")));
    answer("b", "{phase: Succeeded, containerStatuses: [%s]}".formatted(said("128")));
    answer("c", "{phase: Failed, reason: SysctlForbidden}");

    check(Duration.ofSeconds(10));
    assertThat(server.bodies())
        .anyMatch(event -> event.contains("b: net.core.somaxconn=128 (at least 100000)"))
        .anyMatch(event -> event.contains("c: no answer (SysctlForbidden)"))
        .noneMatch(event -> event.contains("a: "));
    assertThat(server.requests("DELETE")).hasSize(3);
    assertThat(server.has(job("a"))).isFalse();
  }

  @Test
  void oneThatDoesNotAnswerIsGivenUp() {
    answer("a", "{phase: Succeeded, containerStatuses: [%s]}".formatted(said("100000")));
    answer(
        "b",
        "{phase: Pending, containerStatuses: [{name: x, state: {waiting: {reason: ErrImagePull}}}]}");

    check(Duration.ofMillis(1));
    assertThat(server.bodies())
        .anyMatch(event -> event.contains("b: no answer (ErrImagePull)"))
        .anyMatch(event -> event.contains("c: no answer (its pod was not made)"));
    assertThat(server.requests("DELETE")).hasSize(3);
  }

  private void check(Duration limit) {
    new HostChecking(Demo.access(server, Duration.ofSeconds(1)), aistore, limit).run();
  }

  private Job job(String host) {
    return HostCheckJob.of(aistore, host, "monday", List.of());
  }

  private void answer(String host, String status) {
    server.ending(
        Serialization.unmarshal(
            "metadata: {name: %1$s, namespace: ais, labels: {batch.kubernetes.io/job-name: %2$s}}\nstatus: %3$s"
                .formatted(host, job(host).getMetadata().getName(), status),
            Pod.class));
  }

  private static String said(String queue) {
    return "{name: x, state: {terminated: {exitCode: 0, message: \"net/core/somaxconn=%s\"}}}"
        .formatted(queue);
  }
}
