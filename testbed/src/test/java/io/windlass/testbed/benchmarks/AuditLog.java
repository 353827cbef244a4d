package io.windlass.testbed.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.testbed.playground.PlaygroundDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the API server says that it was asked: the one count of API calls that no client can get
 * wrong.
 */
record AuditLog(Path file) {

  /** Every request of a client, told when it is answered; a watch, which may never end, at once. */
  private static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
        - level: None
          users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
        - level: None
          userGroups: ["system:serviceaccounts"]
        - level: Metadata
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Makes the API server that is started in this directory keep one. */
  static AuditLog in(PlaygroundDirectory directory) {
    try {
      Files.deleteIfExists(directory.auditLog());
      Files.writeString(directory.create().auditPolicy(), POLICY);
      return new AuditLog(directory.auditLog());
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The calls of clients whose name begins so, in the time between. */
  List<ApiCall> calls(String agent, Instant from, Instant to) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.contains("\"userAgent\":\"" + agent))
          .map(AuditLog::parse)
          .filter(AuditLog::counts)
          .map(ApiCall::of)
          .filter(call -> !call.received().isBefore(from) && call.received().isBefore(to))
          .toList();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** Only a watch has two lines: when it begins and when it ends. */
  private static boolean counts(JsonNode line) {
    boolean begins = line.path("stage").asText().equals("ResponseStarted");
    return begins == line.path("verb").asText().equals("watch");
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException torn) {
      throw new UncheckedIOException(torn);
    }
  }
}
