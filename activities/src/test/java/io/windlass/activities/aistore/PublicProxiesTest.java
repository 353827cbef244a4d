package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a cluster is reached whose pods can't be. */
class PublicProxiesTest {

  private static final String POD =
      """
      metadata: {name: demo-proxy-%d, namespace: ais}
      status:
        hostIP: "%s"
        conditions: [{type: Ready, status: "%s"}]
      """;

  private final FakeApiServer server;

  PublicProxiesTest() throws IOException {
    server = new FakeApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void onlyNodesWithAReadyProxyCountInOrderOfTheOrdinals() {
    server.ending(pod(10, "10.0.0.1", "True"));
    server.ending(pod(2, "fd00::2", "True"));
    server.ending(pod(3, "10.0.0.3", "False"));
    PublicProxies proxies = new PublicProxies(server.client, "cluster.local");

    AIStore aistore = Demo.plain();
    assertThat(proxies.of(aistore))
        .containsExactly(URI.create("http://[fd00::2]:1"), URI.create("http://10.0.0.1:1"));
  }

  private static Pod pod(int ordinal, String host, String ready) {
    return Serialization.unmarshal(POD.formatted(ordinal, host, ready), Pod.class);
  }
}
