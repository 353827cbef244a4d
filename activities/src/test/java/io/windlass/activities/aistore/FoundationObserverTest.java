package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.aistore.FoundationObserver.Foundation;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of the objects beside StatefulSets. */
class FoundationObserverTest {

  private final FakeApiServer server;
  private final FoundationObserver observer;

  FoundationObserverTest() throws IOException {
    server = new FakeApiServer();
    observer = new FoundationObserver(new ServerSide(server.client), Demo.DESIRED);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void applyAll(AIStore aistore) {
    Demo.DESIRED.foundation(aistore).forEach(server::put);
  }

  @Test
  void eachObjectIsReadOnce() {
    applyAll(Demo.plain());
    assertThat(observer.observe(Demo.plain())).isEqualTo(new Foundation(true, List.of()));
    assertThat(server.requests("GET"))
        .containsExactlyInAnyOrderElementsOf(
            Demo.DESIRED.foundation(Demo.withBudget()).stream().map(FakeApiServer::path).toList());
  }

  @Test
  void whatIsAbsentIsADifference() {
    applyAll(Demo.plain());
    assertThat(observer.observe(Demo.withBudget())).isEqualTo(new Foundation(false, List.of()));
  }

  @Test
  void aBudgetThatIsNoLongerWantedIsADifference() {
    applyAll(Demo.withBudget());
    assertThat(observer.observe(Demo.withBudget()).applied()).isTrue();
    assertThat(observer.observe(Demo.plain())).isEqualTo(new Foundation(false, List.of()));
  }

  @Test
  void somebodyElseMayHaveTheBudgetThatIsNotWanted() {
    applyAll(Demo.plain());
    server.put(Demo.foreign(Demo.budget()));
    assertThat(observer.observe(Demo.plain())).isEqualTo(new Foundation(true, List.of()));
    assertThat(observer.observe(Demo.withBudget()).strangers())
        .extracting(HasMetadata::getKind)
        .containsExactly("PodDisruptionBudget");
  }

  @Test
  void strangersAreToldApart() {
    applyAll(Demo.plain());
    server.put(Demo.foreign(Demo.service()));
    server.put(Demo.owned(Demo.object("ConfigMap", "demo-proxy"), Demo.earlier()));
    Foundation seen = observer.observe(Demo.plain());
    assertThat(seen.applied()).isFalse();
    assertThat(seen.strangers())
        .extracting(Ownership::title)
        .containsExactly("ConfigMap demo-proxy", "Service demo-target");
  }
}
