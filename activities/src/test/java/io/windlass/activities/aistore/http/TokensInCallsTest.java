package io.windlass.activities.aistore.http;

import static io.windlass.activities.aistore.http.FakeProxy.asks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.activities.aistore.http.NotAdmitted.Obstacle;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What a cluster that asks for tokens hears, and what becomes of its refusals. */
class TokensInCallsTest {

  @Test
  void aTokenIsShownWithEveryCallButHealth() throws IOException {
    try (FakeCluster cluster = new FakeCluster(asks("good", 401))) {
      AisClient client = cluster.forEffect(new Shown(List.of("good")));
      FakeCluster.look(client);
      FakeCluster.change(client);
      assertThat(cluster.proxy(0).changes()).isEqualTo(1);
      assertThat(cluster.forEffect().ready()).as("health needs none").isTrue();
    }
  }

  @Test
  void aRefusedTokenIsReplacedOnceAndTheChangeMadeOnce() throws IOException {
    try (FakeCluster cluster = new FakeCluster(asks("fresh", 401))) {
      FakeCluster.change(cluster.forEffect(new Shown(List.of("old", "fresh"))));
      assertThat(cluster.proxy(0).changes()).as("one was refused").isEqualTo(2);
    }
  }

  @Test
  void aProxyWithAnotherKeyIsPassedOver() throws IOException {
    try (FakeCluster cluster = new FakeCluster(asks("other", 401), asks("good", 401))) {
      AisClient client = cluster.forEffect(new Shown(List.of("good")));
      assertThat(client.map().id()).isEqualTo("cluster");
      FakeCluster.change(client);
      assertThat(cluster.proxy(0).changes()).as("it was found out by the question").isZero();
      assertThat(cluster.proxy(1).changes()).isEqualTo(1);
    }
  }

  @Test
  void whoIsNotBelievedIsToldWithoutTheToken() throws IOException {
    try (FakeCluster cluster = new FakeCluster(asks("other", 401), asks("another", 401))) {
      AisClient client = cluster.forEffect(new Shown(List.of("mine")));
      assertThatThrownBy(client::map)
          .asInstanceOf(InstanceOfAssertFactories.type(NotAdmitted.class))
          .satisfies(
              refused ->
                  assertThat(refused.obstacle()).isEqualTo(new Obstacle(Reason.LOGIN_FAILED, true)))
          .satisfies(
              refused ->
                  assertThat(refused.sentence())
                      .isEqualTo("AIStore answered 401: not you: Bearer <token>; see to it"));
    }
  }

  @Test
  void whoHasNoRightsIsToldByTheFirst() throws IOException {
    try (FakeCluster cluster = new FakeCluster(asks("other", 403), asks("mine", 403))) {
      AisClient client = cluster.forEffect(new Shown(List.of("mine")));
      assertThatThrownBy(() -> FakeCluster.change(client))
          .asInstanceOf(InstanceOfAssertFactories.type(NotAdmitted.class))
          .extracting(NotAdmitted::obstacle)
          .isEqualTo(new Obstacle(Reason.LOGIN_FAILED, false));
      assertThat(cluster.proxy(1).heard()).isEmpty();
    }
  }
}
