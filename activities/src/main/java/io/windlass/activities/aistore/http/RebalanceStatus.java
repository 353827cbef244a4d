package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a rebalance stands ({@code GET /v1/cluster?what=status}).
 *
 * @param ended whether it has ended, well or not
 */
public record RebalanceStatus(String id, boolean ended, boolean aborted, String error) {

  static RebalanceStatus read(JsonNode json) {
    boolean aborted = json.path("aborted").asBoolean();
    return new RebalanceStatus(
        json.path("uuid").asText(),
        aborted || json.path("end_time").asLong() != 0,
        aborted,
        json.path("err").asText(""));
  }

  /** Whether it has moved everything that had to be moved. */
  public boolean succeeded() {
    return ended && !aborted && error.isEmpty();
  }
}
