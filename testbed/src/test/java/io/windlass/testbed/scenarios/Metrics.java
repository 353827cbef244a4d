package io.windlass.testbed.scenarios;

import io.windlass.testbed.playground.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What worker or starter tell a Prometheus. */
public final class Metrics implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  public Metrics(Application application) {
    request = HttpRequest.newBuilder(application.page("/prometheus")).build();
  }

  /** The present lines that begin so. */
  public List<String> lines(String beginning) {
    try {
      return client
          .send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(beginning))
          .toList();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
