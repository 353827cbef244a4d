package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Some proxies, and clients for them that are soon tired of waiting. */
final class FakeCluster implements AutoCloseable {

  static final AisTimes TIMES =
      new AisTimes(
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(1500),
          Duration.ofMillis(2400));

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMES.connect())
          .build();

  private final List<FakeProxy> proxies = new ArrayList<>();

  FakeCluster(FakeProxy.Manner... manners) throws IOException {
    for (FakeProxy.Manner manner : manners) {
      proxies.add(new FakeProxy(manner));
    }
  }

  /** The first request of a process takes long; it must not be one that is measured. */
  static void warmUp() throws IOException {
    Duration ample = Duration.ofMinutes(1);
    AisTimes times = new AisTimes(ample, ample, ample, ample);
    try (FakeCluster cluster = new FakeCluster(FakeProxy.SERVES)) {
      look(
          new AisClient(
              AisTransport.patient(cluster.http, Shown.NOTHING, cluster.addresses(), times)));
    }
  }

  FakeProxy proxy(int ordinal) {
    return proxies.get(ordinal);
  }

  /** A client for one look that begins now. */
  AisClient forLook() {
    return new AisClient(AisTransport.brief(http, Shown.NOTHING, addresses(), TIMES));
  }

  AisClient forEffect() {
    return forEffect(Shown.NOTHING);
  }

  AisClient forEffect(Credentials credentials) {
    return new AisClient(AisTransport.patient(http, credentials, addresses(), TIMES));
  }

  /** Asks all that a look asks. */
  static void look(AisClient client) {
    client.ready();
    client.map();
    client.rebalancing();
    client.configuration();
  }

  /** Changes something in a way that would be seen if it came twice. */
  static void change(AisClient client) {
    client.setConfiguration(JsonNodeFactory.instance.objectNode());
  }

  @Override
  public void close() {
    proxies.forEach(FakeProxy::close);
    http.shutdownNow();
  }

  private List<URI> addresses() {
    return proxies.stream().map(FakeProxy::address).toList();
  }
}
