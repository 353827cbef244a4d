package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.windlass.activities.kubernetes.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From {@code configToUpdate} to what AIStore is told. */
class ClusterConfigurationTest {
  /** SHA-256 of nothing. */
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void everyNameIsThatOfAIStore() {
    var spec =
        "{configToUpdate: {get_batch: {max_gfn: 2}, ec: {objsize_limit: 9, bundle_multiplier: 2},"
            + " disk: {disk_util_low_wm: 20}, transport: {lz4_block: 3}, keepalivetracker:"
            + " {retry_factor: 5}, rate_limit: {backend: {per_op_max_tokens: x}}}}";

    assertThat(Json.text(toSet(spec)))
        .isEqualTo(
            """
            {"ec":{"bundle_multiplier":2,"objsize_limit":9},"get_batch":{"max_gfn":2},\
            "disk":{"disk_util_low_wm":20},"keepalivetracker":{"retry_factor":5},\
            "transport":{"lz4_block":3},"rate_limit":{"backend":{"per_op_max_tokens":"x"}},\
            "rebalance":{"enabled":false}}""");
  }

  @ParameterizedTest(name = "ready {0}, user says {1}: {2}")
  @CsvSource({
    "false, '{}', false",
    "false, '{enabled: true}', false",
    "true, '{}', true",
    "true, '{enabled: true}', true",
    "true, '{enabled: false}', false",
    "true, '{dest_retry_time: 1m}', true"
  })
  void rebalanceNeedsAReadyCluster(boolean ready, String rebalance, boolean enabled) {
    var context =
        Clusters.context("{configToUpdate: {rebalance: %s}}".formatted(rebalance))
            .withRebalanceReady(ready);

    assertThat(new ClusterConfiguration(context).toSet())
        .extractingByKey("rebalance")
        .asInstanceOf(MAP)
        .containsEntry("enabled", enabled);
  }

  @Test
  void theRunningClusterIsNotToldWhoItsPrimaryIs() {
    var spec = "{configToUpdate: {proxy: {primary_url: http://x, non_electable: true}}}";

    assertThat(toSet(spec)).containsEntry("proxy", Map.of("non_electable", true));
    assertThat(toSet("{}")).doesNotContainKey("proxy");
    assertThat(new ClusterConfiguration(Clusters.context(spec)).initial())
        .extractingByKey("proxy")
        .asInstanceOf(MAP)
        .containsEntry("primary_url", "http://demo-proxy-0.demo-proxy.ais.svc.cluster.local:51082")
        .containsEntry("discovery_url", "http://demo-proxy.ais.svc.cluster.local:51082")
        .containsEntry("non_electable", true);
  }

  @Test
  void aLoginMeansTokens() {
    String login = "auth: {usernamePassword: {secretName: a}}";
    assertThat(Json.text(toSet("{%s}".formatted(login)))).contains("\"auth\":{\"enabled\":true}");
    assertThat(
            Json.text(
                toSet(
                    "{%s, issuerCAConfigMap: a, configToUpdate: {auth: {required_claims: {aud: [b]}, oidc: {allowed_iss: [c]}}}}"
                        .formatted(login))))
        .contains(
            """
            "auth":{"required_claims":{"aud":["b"]},"oidc":{"allowed_iss":["c"],\
            "issuer_ca_bundle":"/etc/ais/oidc-ca/ca.crt"},"enabled":true}""");
    assertThat(Json.text(toSet("{%s, configToUpdate: {auth: {enabled: false}}}".formatted(login))))
        .contains("\"auth\":{\"enabled\":false}");
    assertThat(toSet("{issuerCAConfigMap: a}")).doesNotContainKey("auth");
  }

  @Test
  void aCertificateMeansHttps() {
    assertThat(
            Json.text(
                toSet("{tls: {secretName: a}, configToUpdate: {net: {http: {idle_conns: 9}}}}")))
        .startsWith(
            """
            {"net":{"http":{"idle_conns":9,"server_crt":"/var/certs/tls.crt",\
            "server_key":"/var/certs/tls.key","client_ca_tls":"/var/certs/ca.crt",\
            "use_https":true}},""");
    assertThat(
            Json.text(
                toSet("{tls: {secretName: a}, configToUpdate: {net: {http: {use_https: false}}}}")))
        .contains("\"use_https\":false");
    assertThat(new ClusterConfiguration(Clusters.context("{tls: {secretName: a}}")).initial())
        .extractingByKey("proxy")
        .asInstanceOf(MAP)
        .containsEntry("discovery_url", "https://demo-proxy.ais.svc.cluster.local:51082");
  }

  @Test
  void sizesArriveAsTexts() {
    assertThat(Json.text(toSet("{configToUpdate: {log: {max_total: 10737418240}}}")))
        .contains("\"max_total\":\"10737418240\"");
  }

  @Test
  void onlySettingsThatAreReadAtTheStartRestartDaemons() {
    assertThat(restartHash("{}")).isEqualTo(EMPTY);
    assertThat(restartHash("{configToUpdate: {log: {level: \"5\"}}}")).isEqualTo(EMPTY);
    assertThat(restartHash("{configToUpdate: {net: {http: {idle_conns: 16}}}}"))
        .isEqualTo(Json.sha256("{\"idle_conns\":16}"))
        .isNotEqualTo(EMPTY);
    assertThat(atStart("{configToUpdate: {tracing: {enabled: true}}}"))
        .isEqualTo(new RestartHash.Settings(EMPTY, Json.sha256("{\"enabled\":true}")));
  }

  @ParameterizedTest
  @CsvSource({
    "60s, 1m",
    "1m0s, 1m",
    "3600s, 1h0m",
    "90s, 1m30s",
    "1h0m5s, 1h0m5s",
    "1500ms, 1.5s",
    "1.50s, 1.5s",
    "250ms, 250ms",
    "1500us, 1.5ms",
    "1.5us, 1.5µs",
    "30ns, 30ns",
    "0s, 0s",
    "ten, ten",
    "10, 10"
  })
  void durationsHaveOneSpelling(String written, String spelled) {
    var spec = "{configToUpdate: {net: {http: {idle_conn_time: '%s'}}}}".formatted(written);
    assertThat(restartHash(spec))
        .isEqualTo(Json.sha256("{\"idle_conn_time\":\"%s\"}".formatted(spelled)));
    assertThat(Json.text(toSet(spec))).contains("\"idle_conn_time\":\"" + spelled + '"');
  }

  @Test
  void theHashFollowsEverySetting() {
    assertThat(hash("{}")).isEqualTo(hash("{configToUpdate: {}}")).hasSize(64);
    assertThat(hash("{configToUpdate: {log: {level: \"5\"}}}")).isNotEqualTo(hash("{}"));
  }

  private static Map<String, Object> toSet(String spec) {
    return new ClusterConfiguration(Clusters.context(spec)).toSet();
  }

  private static String hash(String spec) {
    return new ClusterConfiguration(Clusters.context(spec)).hash();
  }

  private static String restartHash(String spec) {
    return atStart(spec).http();
  }

  private static RestartHash.Settings atStart(String spec) {
    return new ClusterConfiguration(Clusters.context(spec)).atStart();
  }
}
