package io.windlass.activities.aistore.http;

import static io.windlass.activities.aistore.http.FakeProxy.BREAKS;
import static io.windlass.activities.aistore.http.FakeProxy.HANGS;
import static io.windlass.activities.aistore.http.FakeProxy.SERVES;
import static io.windlass.activities.aistore.http.FakeProxy.STARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.activities.aistore.http.FakeProxy.Manner;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A call that changes something is never made twice. */
class ChangesTest {

  @BeforeAll
  static void warmUp() throws IOException {
    FakeCluster.warmUp();
  }

  @Test
  void noOtherProxyHearsAChangeThatMayHaveBeenHeard() throws IOException {
    for (Manner manner : List.of(HANGS, BREAKS, STARTS)) {
      try (FakeCluster cluster = new FakeCluster(FakeProxy.changes(manner), SERVES)) {
        AisClient client = cluster.forEffect();
        assertThatThrownBy(() -> FakeCluster.change(client)).isInstanceOf(AisUnreachable.class);
        assertThat(cluster.proxy(0).changes()).isEqualTo(1);
        assertThat(cluster.proxy(1).changes()).isZero();
      }
    }
  }

  @Test
  void anotherProxyHearsAChangeThatNobodyHeard() throws IOException {
    try (FakeCluster cluster = new FakeCluster(SERVES, SERVES)) {
      AisClient client = cluster.forEffect();
      client.map();
      cluster.proxy(0).close();
      FakeCluster.change(client);
      assertThat(cluster.proxy(0).changes()).isZero();
      assertThat(cluster.proxy(1).heard()).containsExactly("PUT /v1/cluster");
    }
  }

  @Test
  void aChangeBeginsWithAProxyThatAnswers() throws IOException {
    try (FakeCluster cluster = new FakeCluster(HANGS, STARTS, SERVES)) {
      FakeCluster.change(cluster.forEffect());
      assertThat(cluster.proxy(0).heard()).containsExactly("GET /v1/health");
      assertThat(cluster.proxy(1).heard()).containsExactly("GET /v1/health");
      assertThat(cluster.proxy(2).heard()).containsExactly("GET /v1/health", "PUT /v1/cluster");
    }
  }

  @Test
  void aProxyThatJustAnsweredIsNotAskedAgainBeforeAChange() throws IOException {
    try (FakeCluster cluster = new FakeCluster(SERVES)) {
      AisClient client = cluster.forEffect();
      client.map();
      FakeCluster.change(client);
      assertThat(cluster.proxy(0).heard()).containsExactly("GET /v1/daemon", "PUT /v1/cluster");
    }
  }
}
