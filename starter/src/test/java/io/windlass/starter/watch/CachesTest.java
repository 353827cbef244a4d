package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.aistore.AIStoreKind;
import io.windlass.starter.pmem.DriverDeploymentKind;
import io.windlass.starter.resource.ResourceKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is watched where there is nothing of some kinds. */
class CachesTest {

  private static final String DRIVERS = ListingServer.DRIVERS;

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final StarterConfiguration CONFIGURATION =
      new StarterConfiguration(
          List.of(), Duration.ofMinutes(1), 100, 2, Duration.ofSeconds(1), false);

  private final ListingServer server;
  private final KubernetesClient client;
  private final Caches caches;

  CachesTest() throws IOException {
    server = new ListingServer();
    client = new KubernetesClientBuilder().withConfig(server.config()).build();
    caches =
        new Caches(
            new Informers(client, CONFIGURATION),
            List.of(new AIStoreKind(), new DriverDeploymentKind()));
  }

  @AfterEach
  void stop() {
    caches.stop();
    client.close();
    server.close();
  }

  @Test
  void objectsAreWatchedWhenThereIsAResourceThatMayOwnThem() {
    server.define("ais.nvidia.com/v1beta1", "AIStore", "aistores", true);
    server.define("pmem-csi.intel.com/v1alpha1", "Deployment", "deployments", false);
    server.put(
        "/apis/ais.nvidia.com/v1beta1/aistores",
        "{\"kind\":\"AIStore\",\"metadata\":{\"name\":\"demo\",\"namespace\":\"ais\",\"uid\":\"u\"}}");
    Set<ResourceKey> heard = ConcurrentHashMap.newKeySet();
    assertTimeoutPreemptively(SOON, () -> caches.start(heard::add).join());
    assertTimeoutPreemptively(SOON, () -> awaitKeys(1));
    assertTimeoutPreemptively(SOON, () -> await(() -> !heard.isEmpty()));

    assertThat(server.listed())
        .contains("aistores", DRIVERS, "statefulsets", "configmaps")
        .doesNotContain("daemonsets", "csidrivers", "clusterroles");
    assertThat(heard).contains(new ResourceKey("AIStore", "ais", "demo"));
  }

  @Test
  void aKindThatIsDefinedLaterIsWatchedWithItsObjects() {
    server.define("ais.nvidia.com/v1beta1", "AIStore", "aistores", true);
    assertTimeoutPreemptively(SOON, () -> caches.start(key -> {}).join());
    assertThat(server.listed()).containsExactly("aistores");

    server.define("pmem-csi.intel.com/v1alpha1", "Deployment", "deployments", false);
    server.put(
        "/apis/pmem-csi.intel.com/v1alpha1/deployments",
        "{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"driver\",\"uid\":\"u\"}}");
    caches.startNewlyServed(key -> {});
    assertTimeoutPreemptively(SOON, () -> awaitKeys(1));

    assertThat(server.listed()).contains(DRIVERS, "daemonsets", "csidrivers", "clusterroles");
  }

  private void awaitKeys(int count) {
    await(() -> caches.keys().size() >= count);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.yield();
    }
  }
}
