package io.windlass.activities.pmem.http;

import io.windlass.activities.temporal.Interruption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks the metrics endpoint of a driver's pod. */
public final class DriverMetrics {

  private static final int OK = 200;

  private final HttpClient client;
  private final String clusterDomain;
  private final Duration limit;

  /**
   * @param clusterDomain DNS domain of the cluster
   * @param limit for one question
   */
  public DriverMetrics(String clusterDomain, Duration limit) {
    this.clusterDomain = clusterDomain;
    this.limit = limit;
    this.client = HttpClient.newBuilder().connectTimeout(limit).build();
  }

  /**
   * What the pod tells; empty when it does not answer in time, or not with success.
   *
   * @param address of the pod, an IP address
   */
  public Optional<DriverReading> read(String namespace, String address, int port) {
    URI uri =
        URI.create(
            "http://%s:%d/metrics".formatted(PodHost.of(namespace, address, clusterDomain), port));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(limit).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(answer)
          .filter(given -> given.statusCode() == OK)
          .map(given -> DriverReading.of(given.body()));
    } catch (IOException silent) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    }
  }
}
