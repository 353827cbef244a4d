package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.temporal.failure.ApplicationFailure;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.ServerSide;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is changed or deleted that is somebody else's. */
class OwnObjectsTest {

  private final FakeApiServer server;
  private final OwnObjects own;

  OwnObjectsTest() throws IOException {
    server = new FakeApiServer();
    own = OwnObjects.of(new ServerSide(server.client), Demo.plain());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsAbsentOrOursIsApplied() {
    own.apply(Demo.service());
    own.apply(Demo.service());
    assertThat(server.has(Demo.service())).isTrue();
    assertThat(server.requests("PATCH")).hasSize(2);
  }

  @Test
  void whatLostItsOwnerGetsItBack() {
    server.put(Demo.ownerless(Demo.service(), "windlass"));
    own.apply(Demo.service());
    assertThat(server.text(Demo.service())).contains(Demo.UID);
  }

  @Test
  void whatIsNotOursIsNotApplied() {
    assertRefused(Demo.foreign(Demo.service()), true);
    assertRefused(Demo.owned(Demo.service(), Demo.earlier()), false);
  }

  private void assertRefused(HasMetadata live, boolean forGood) {
    server.put(live);
    assertThatThrownBy(() -> own.apply(Demo.service()))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.isNonRetryable()).isEqualTo(forGood));
    assertThat(server.requests("PATCH")).isEmpty();
  }

  @Test
  void onlyWhatIsOursIsDeleted() {
    server.put(Demo.service());
    server.put(Demo.foreign(Demo.budget()));
    HasMetadata leftOver = Demo.owned(Demo.object("ConfigMap", "demo-proxy"), Demo.earlier());
    server.put(leftOver);

    assertThat(own.delete(Demo.service())).isPresent();
    assertThat(own.delete(Demo.budget())).isEmpty();
    assertThat(own.delete(leftOver)).isEmpty();
    assertThat(own.delete(Demo.object("ConfigMap", "demo-target"))).isEmpty();

    assertThat(server.requests("DELETE")).containsExactly(FakeApiServer.path(Demo.service()));
  }
}
