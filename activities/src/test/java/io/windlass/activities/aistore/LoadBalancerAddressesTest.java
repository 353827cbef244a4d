package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens while the infrastructure gives load balancers no address. */
class LoadBalancerAddressesTest {

  private static final String STATUS = FakeApiServer.path(Demo.plain()) + "/status";

  private final FakeApiServer server;

  LoadBalancerAddressesTest() throws IOException {
    server = new FakeApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void applyFoundation(AIStore aistore, Duration patience) {
    new ClusterNodes(Demo.access(server, patience)).applyFoundation(aistore);
  }

  @Test
  void itIsToldAndEndsInAReasonOfItsOwn() {
    server.put(Demo.balanced());
    assertThatThrownBy(() -> applyFoundation(Demo.balanced(), Duration.ofMillis(50)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(Reason.LOAD_BALANCER_PENDING.name());
              assertThat(failure.getOriginalMessage())
                  .contains("Service demo-proxy-lb, Service demo-target-0: no address");
            });
    assertThat(server.requests("PATCH")).contains(STATUS);
    assertThat(Demo.DESIRED.foundation(Demo.balanced())).allMatch(server::has);
  }

  @Test
  void aNewerSpecEndsTheWait() {
    AIStore newer = Demo.balanced();
    newer.getMetadata().setGeneration(2L);
    server.put(newer);
    assertThatThrownBy(() -> applyFoundation(Demo.balanced(), Duration.ofMinutes(5)))
        .hasMessageContaining("the resource has changed");
  }

  @Test
  void withoutLoadBalancersNothingIsToldOrAsked() {
    server.put(Demo.plain());
    applyFoundation(Demo.plain(), Duration.ofMinutes(5));
    assertThat(server.requests("PATCH")).doesNotContain(STATUS);
  }
}
