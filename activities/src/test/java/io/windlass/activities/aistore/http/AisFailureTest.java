package io.windlass.activities.aistore.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AisFailureTest {

  /** As AIStore 4.9 was recorded to answer. */
  private static final String UNKNOWN =
      "p[proxy1AAAA]: failed to unmarshal decommission-node (map[string]interface {}), err:"
          + " apc.ActValRmNode.ReadObject: found unknown field: sids, error found in #10 byte of";

  @Test
  void tellsThatSeveralNodesAtOnceAreTooMany() {
    assertThat(new AisFailure(400, UNKNOWN).unknownField(AisClient.SEVERAL)).isTrue();
    assertThat(new AisFailure(400, UNKNOWN).unknownField("sid")).isFalse();
  }

  @Test
  void anyOtherRefusalIsNoAnswerToThatQuestion() {
    String busy = "rebalance[g3] is currently running, please try (decommission-node t[a]) later";
    assertThat(new AisFailure(400, busy).unknownField(AisClient.SEVERAL)).isFalse();
    assertThat(new AisFailure(409, UNKNOWN).unknownField(AisClient.SEVERAL)).isFalse();
  }
}
