package io.windlass.testbed.certmanager;

import java.util.List;
import java.util.Map;

/** What is said of a Certificate, in the words of cert-manager. */
sealed interface Verdict {

  /** It was issued. */
  record Issued(String notAfter) implements Verdict {}

  /** It is being issued, or nobody issues it. */
  record Pending() implements Verdict {}

  /** The issuer has refused. */
  record Failed(String why) implements Verdict {}

  /** The status of the Certificate, without times. */
  default Map<String, Object> status(int generation) {
    return switch (this) {
      case Issued(String notAfter) ->
          Map.of(
              "notAfter",
              notAfter,
              "conditions",
              List.of(
                  condition(
                      "Ready",
                      "True",
                      "Ready",
                      "Certificate is up to date and has not expired",
                      generation)));
      case Pending() -> Map.of("conditions", List.of(notReady(generation)));
      case Failed(String why) ->
          Map.of(
              "conditions",
              List.of(
                  notReady(generation),
                  condition(
                      "Issuing",
                      "False",
                      "Failed",
                      "The certificate request has failed to complete and will be retried: " + why,
                      generation)));
    };
  }

  private static Map<String, Object> notReady(int generation) {
    return condition(
        "Ready",
        "False",
        "DoesNotExist",
        "Issuing certificate as Secret does not exist",
        generation);
  }

  private static Map<String, Object> condition(
      String type, String status, String reason, String message, int generation) {
    return Map.of(
        "type", type,
        "status", status,
        "reason", reason,
        "message", message,
        "observedGeneration", generation);
  }
}
