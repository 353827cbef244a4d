package io.windlass.activities.aistore.http;

import static io.windlass.activities.aistore.http.FakeProxy.HANGS;
import static io.windlass.activities.aistore.http.FakeProxy.LEADERLESS;
import static io.windlass.activities.aistore.http.FakeProxy.SERVES;
import static io.windlass.activities.aistore.http.FakeProxy.STARTS;
import static io.windlass.activities.aistore.http.FakeProxy.STOPS_HALFWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which proxies hear a question, and how long that takes. */
class QuestionsTest {

  @BeforeAll
  static void warmUp() throws IOException {
    FakeCluster.warmUp();
  }

  @Test
  void aProxyThatHangsCostsItsTimeOnce() throws IOException {
    try (FakeCluster cluster = new FakeCluster(HANGS, SERVES, SERVES)) {
      FakeCluster.look(cluster.forLook());
      assertThat(cluster.proxy(0).heard()).containsExactly("GET /v1/health");
      assertThat(cluster.proxy(1).heard())
          .containsExactly(
              "GET /v1/health", "GET /v1/daemon", "GET /v1/cluster", "GET /v1/cluster");
      assertThat(cluster.proxy(2).heard()).isEmpty();
    }
  }

  @Test
  void aProxyThatRefusesTheConnectionCostsNothing() throws IOException {
    try (FakeCluster cluster = new FakeCluster(SERVES, SERVES)) {
      cluster.proxy(0).close();
      FakeCluster.look(cluster.forLook());
      assertThat(cluster.proxy(1).heard()).hasSize(4);
    }
  }

  @Test
  void aProxyThatStartsDoesNotSpeakForTheCluster() throws IOException {
    try (FakeCluster cluster = new FakeCluster(STARTS, LEADERLESS, SERVES)) {
      AisClient client = cluster.forLook();
      assertThat(client.ready()).isTrue();
      assertThat(client.map().id()).isEqualTo("cluster");
      assertThat(cluster.proxy(0).heard()).containsExactly("GET /v1/health");
      assertThat(cluster.proxy(1).heard()).containsExactly("GET /v1/health");
      assertThat(cluster.proxy(2).heard()).containsExactly("GET /v1/health", "GET /v1/daemon");
    }
  }

  @Test
  void aClusterOfWhichNoProxyHasStartedIsNotReady() throws IOException {
    try (FakeCluster cluster = new FakeCluster(STARTS, STARTS)) {
      AisClient client = cluster.forLook();
      assertThat(client.ready()).isFalse();
      assertThatThrownBy(client::map)
          .isInstanceOf(AisUnreachable.class)
          .hasMessageContaining("127.0.0.1 answers 503, 127.0.0.1 answers 503");
      assertThat(cluster.proxy(1).heard()).containsExactly("GET /v1/health", "GET /v1/daemon");
    }
  }

  @Test
  void halfAnAnswerIsNone() throws IOException {
    try (FakeCluster cluster = new FakeCluster(STOPS_HALFWAY, SERVES)) {
      assertThat(cluster.forEffect().map().id()).isEqualTo("cluster");
      assertThat(cluster.proxy(0).heard()).containsExactly("GET /v1/daemon");
    }
  }

  @Test
  void aLookEndsInItsTimeWhenAllHang() throws IOException {
    try (FakeCluster cluster = new FakeCluster(HANGS, HANGS, HANGS)) {
      Instant began = Instant.now();
      AisClient client = cluster.forLook();
      assertThat(client.ready()).isFalse();
      assertThatThrownBy(client::map)
          .isInstanceOf(AisUnreachable.class)
          .hasMessageContaining("127.0.0.1 does not answer");
      assertThatThrownBy(client::configuration)
          .isInstanceOf(AisUnreachable.class)
          .hasMessageContaining("the time of the look is over");
      assertThat(Duration.between(began, Instant.now()))
          .isBetween(FakeCluster.TIMES.look(), FakeCluster.TIMES.look().multipliedBy(2));
      assertThat(cluster.proxy(2).heard()).containsExactly("GET /v1/health", "GET /v1/daemon");
    }
  }

  @Test
  void theOneThatServesIsFoundAmongManyThatHang() throws IOException {
    FakeProxy.Manner[] manners = Collections.nCopies(6, HANGS).toArray(FakeProxy.Manner[]::new);
    manners[5] = SERVES;
    try (FakeCluster cluster = new FakeCluster(manners)) {
      AisClient client = cluster.forLook();
      assertThat(client.ready()).isTrue();
      assertThat(client.map().id()).isEqualTo("cluster");
    }
  }

  @Test
  void aProxyThatAnsweredMayTakeItsTime() throws IOException {
    try (FakeCluster cluster = new FakeCluster(FakeProxy.slow(1000), SERVES, SERVES)) {
      AisClient client = cluster.forLook();
      assertThat(client.ready()).isTrue();
      assertThat(client.map().id()).isEqualTo("cluster");
      assertThat(cluster.proxy(1).heard()).isEmpty();
    }
  }
}
