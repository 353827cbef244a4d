package io.windlass.testbed.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;

/**
 * One request as the API server has logged it.
 *
 * @param received when it came in, to the microsecond
 * @param agent the caller's name for itself
 * @param verb {@code get}, {@code patch}, ...
 * @param path with its query
 */
record ApiCall(Instant received, String agent, String verb, String path) {

  private static final Set<String> READS = Set.of("get", "list", "watch");

  static ApiCall of(JsonNode line) {
    return new ApiCall(
        Instant.parse(line.path("requestReceivedTimestamp").asText()),
        line.path("userAgent").asText(),
        line.path("verb").asText(),
        line.path("requestURI").asText());
  }

  /** Whether it changes anything: what a dry run answers is thrown away. */
  boolean writes() {
    return !READS.contains(verb) && !path.contains("dryRun=All");
  }
}
