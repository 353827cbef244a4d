package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigTest {

  @ParameterizedTest
  @EnumSource(AisVersion.class)
  void theDefaultsAreValid(AisVersion version) throws Exception {
    ClusterConfig defaults = ClusterConfig.defaults(version);
    assertThat(ClusterConfig.read(version, defaults.json()).json()).isEqualTo(defaults.json());
  }

  @Test
  void theDefaultsOfFourNineSuitFiveToo() throws Exception {
    ClusterConfig older = ClusterConfig.defaults(AisVersion.V4_9);
    assertThat(ClusterConfig.read(AisVersion.V5_0, older.json()).rebalanceEnabled()).isTrue();
  }

  @Test
  void aChangeCountsAndKeepsTheRest() throws Exception {
    ClusterConfig config = ClusterConfig.defaults(AisVersion.V5_0);
    ClusterConfig changed =
        config.set(AisVersion.V5_0, json("{\"rebalance\":{\"enabled\":false}}"));
    assertThat(changed.rebalanceEnabled()).isFalse();
    assertThat(changed.version()).isEqualTo(config.version() + 1);
    assertThat(changed.text("rebalance.dest_retry_time")).isEqualTo("2m");
    assertThat(config.rebalanceEnabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'transport':{'quiescent':'7s'}} | invalid transport.quiescent 7s (expecting >= 8s)",
        "{'space':{'lowwm':99}} | invalid space config: cleanup=65%, low=99%, high=90%, OOS=95%",
        "{'rebalance':{'dest_retry_time':'11m'}} | invalid rebalance.dest_retry_time=11m",
        "{'timeout':{'max_keepalive':'3s'}} | invalid timeout.max_keepalive=3s",
        "{'timeout':{'startup_time':'50s'}} | invalid timeout.join_startup_time=1m",
        "{'mirror':{'copies':1}} | invalid mirror.copies: 1",
        "{'log':{'level':'9'}} | invalid log level",
        "{'checksum':{'type':'adler'}} | invalid checksum.type",
        "{'disk':{'disk_util_low_wm':80}} | invalid (disk_util_lwm",
        "{'rebalance':{'enabled':'no'}} | boolean expected",
        "{'client':{'client_timeout':'ten'}} | duration expected",
        "{'log':{'max_size':'big'}} | size expected",
        "{'rebalance':{'enabledd':true}} | found unknown field: enabledd",
        "{'rebalance':true} | expected an object"
      })
  void refusesWhatAisRefuses(String change, String reason) throws Exception {
    JsonNode values = json(change.replace('\'', '"'));
    ClusterConfig config = ClusterConfig.defaults(AisVersion.V5_0);
    assertThatThrownBy(() -> config.set(AisVersion.V5_0, values)).hasMessageContaining(reason);
  }

  @Test
  void theNamesOfFiveAreUnknownToFourNine() throws Exception {
    JsonNode renamed = json("{\"auth\":{\"client_auth_required\":false}}");
    ConfigSchema.check(AisVersion.V5_0, renamed);
    assertThatThrownBy(() -> ConfigSchema.check(AisVersion.V4_9, renamed))
        .hasMessageContaining("client_auth_required");
  }

  @ParameterizedTest
  @CsvSource({"1h0m, 3600000", "2.5s, 2500", "100ms, 100", "1m30s, 90000", "0, 0"})
  void readsDurations(String text, long millis) {
    assertThat(GoDuration.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"''", "10", "s", "1x", "1s2"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  private static JsonNode json(String text) throws Exception {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
