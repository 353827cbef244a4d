package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask what, and by which way. */
class AccessTest {
  private static final String MAP = "/v1/daemon?what=smap";
  private static final String SHOW_CLUSTER = Long.toString(1 << 13);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"V4_9, enabled", "V5_0, enabled", "V5_0, client_auth_required"})
  void aClusterThatAsksForTokensRefusesThoseWithout(AisVersion version, String key)
      throws Exception {
    try (TestCluster cluster = TestCluster.started(version, 0.02, directory, 1)) {
      assertThat(cluster.act("set-config", "{\"auth\":{\"" + key + "\":true}}").statusCode())
          .isEqualTo(200);
      assertThat(cluster.status("proxy1AAAA", "/v1/health?prr=true")).isEqualTo(200);
      assertThat(cluster.send("GET", "proxy1AAAA", MAP, "").body()).contains("token required");
      assertThat(status(cluster, MAP, "nonsense")).isEqualTo(401);
      assertThat(status(cluster, MAP, token(claims(true), "another key"))).isEqualTo(401);
      ObjectNode expired = claims(true).put("exp", Instant.now().minusSeconds(5).getEpochSecond());
      assertThat(status(cluster, MAP, token(expired, TestCluster.TOKEN_KEY))).isEqualTo(401);
      assertThat(status(cluster, MAP, token(claims(true), TestCluster.TOKEN_KEY))).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"V4_9, cluster_key, enabled, 404", "V5_0, intra_cluster, request_auth, 403"})
  void whereRequestsAreSignedClientsComeByAProxy(
      AisVersion version, String section, String key, int expected) throws Exception {
    try (TestCluster cluster = TestCluster.started(version, 0.02, directory, 1)) {
      cluster.send("POST", "proxy0AAAA", "/v1/buckets/b1", "{\"action\":\"create-bck\"}");
      assertThat(cluster.status("target0AAAA", "/v1/objects/b1/o")).isEqualTo(404);
      cluster.act("set-config", "{\"auth\":{\"%s\":{\"%s\":true}}}".formatted(section, key));
      assertThat(cluster.status("target0AAAA", "/v1/objects/b1/o")).isEqualTo(expected);
    }
  }

  @Test
  void aTokenAllowsWhatItSays() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      String uuid = cluster.smap().path("uuid").asText();
      cluster.act("set-config", "{\"auth\":{\"enabled\":true}}");
      ObjectNode claims = claims(false);
      claims.putArray("clusters").addObject().put("id", uuid).put("perm", SHOW_CLUSTER);
      String token = token(claims, TestCluster.TOKEN_KEY);
      assertThat(status(cluster, MAP, token)).isEqualTo(200);
      HttpResponse<String> refused =
          cluster.send(
              "PUT",
              "proxy1AAAA",
              "/v1/cluster",
              "{\"action\":\"shutdown\"}",
              Map.of("Authorization", "Bearer " + token));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("user `operator` has no permissions");
      assertThat(status(cluster, "/v1/buckets", token)).isEqualTo(403);
    }
  }

  @Test
  void aProxyAsksANodeOnBehalfOfAClient() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      String path = "/v1/reverse/daemon?what=snode";
      assertThat(reverse(cluster, path, "target0AAAA").body()).contains("target0AAAA");
      assertThat(reverse(cluster, path, "target9AAAA").statusCode()).isEqualTo(404);
      assertThat(cluster.status("proxy0AAAA", path)).as("without a node").isEqualTo(400);
      assertThat(reverse(cluster, "/v1/reverse/daemon?what=tls_certificate", "target0AAAA").body())
          .contains("HTTP");
      cluster.node("target0AAAA").process().kill();
      assertThat(reverse(cluster, path, "target0AAAA").statusCode()).isEqualTo(502);
    }
  }

  @Test
  void overPlainHttpThereIsNoCertificateToLoad() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      HttpResponse<String> answer = cluster.send("PUT", "proxy0AAAA", "/v1/cluster/load-x509", "");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("running plain HTTP");
      assertThat(cluster.send("PUT", "proxy0AAAA", "/v1/health", "").statusCode()).isEqualTo(405);
    }
  }

  private static HttpResponse<String> reverse(TestCluster cluster, String path, String node)
      throws Exception {
    return cluster.send("GET", "proxy0AAAA", path, "", Map.of("Ais-Node-Id", node));
  }

  private static int status(TestCluster cluster, String path, String token) throws Exception {
    return cluster
        .send("GET", "proxy1AAAA", path, "", Map.of("Authorization", "Bearer " + token))
        .statusCode();
  }

  private static ObjectNode claims(boolean admin) {
    return Json.object()
        .put("sub", "operator")
        .put("admin", admin)
        .put("exp", Instant.now().plusSeconds(600).getEpochSecond());
  }

  private static String token(ObjectNode claims, String key) {
    return AccessToken.sign(claims, key);
  }
}
