package io.windlass.starter.admission;

import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the API server is answered. */
record Answer(List<Remark> remarks) {

  private static final int UNPROCESSABLE = 422;

  boolean allowed() {
    return refusals().findAny().isEmpty();
  }

  /** Everything that is in the way, in one line. */
  String message() {
    return refusals().collect(Collectors.joining("; "));
  }

  List<String> warnings() {
    return remarks.stream()
        .filter(Remark.Warning.class::isInstance)
        .map(Remark::text)
        .distinct()
        .toList();
  }

  private Stream<String> refusals() {
    return remarks.stream().filter(remark -> !(remark instanceof Remark.Warning)).map(Remark::text);
  }

  /** The answer to the request with that ID, as an {@code AdmissionReview}. */
  Map<String, Object> review(String uid) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("uid", uid);
    response.put("allowed", allowed());
    if (!allowed()) {
      response.put("status", status());
    }
    response.put("warnings", warnings());
    return Map.of(
        "apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "response", response);
  }

  private Map<String, Object> status() {
    boolean forbidden = remarks.stream().anyMatch(Remark.Forbidden.class::isInstance);
    return Map.of(
        "message", message(),
        "reason", forbidden ? "Forbidden" : "Invalid",
        "code", forbidden ? HttpURLConnection.HTTP_FORBIDDEN : UNPROCESSABLE);
  }
}
