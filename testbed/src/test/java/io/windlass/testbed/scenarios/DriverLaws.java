package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.pmem.objects.Side;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whatever comes over a driver:
 *
 * <ol>
 *   <li>Never do more nodes than the batch lack a driver, but for those that were struck.
 *   <li>Never has a node two drivers.
 *   <li>Where nodes roam, too: never is a certificate refused, and peers connect all the time.
 *   <li>It becomes ready on every node when what is in the way is taken away.
 *   <li>Then nothing is written any more.
 *   <li>The spec is as people wrote it.
 *   <li>No private key is anywhere but in Secrets.
 * </ol>
 *
 * <p>{@code -Dlaws.first=100 -Dlaws.seeds=50} tries others, half of them in the later kind.
 */
final class DriverLaws {

  static final int BATCH = 2;

  private static final int EVENTS = 8;

  /** An authority that is replaced is three rollouts, and each may have to fail before. */
  private static final Duration CONVERGED = Duration.ofMinutes(8);

  private static final Duration TWO_RESYNCS = RealStack.RESYNC.multipliedBy(2);

  private final LawfulNodes nodes;
  private final Driver driver;
  private final Driver rival;
  private final DriverStory story;
  private final boolean roaming;

  private DriverLaws(LawfulNodes nodes, List<Mishap> mishaps, boolean roaming) {
    long seed = nodes.seed();
    String kind = seed % 2 == 0 ? "pmemcsideployments" : "deployments";
    String resource = "%s.pmem-csi.intel.com/laws-%d".formatted(kind, seed);
    this.nodes = nodes;
    this.roaming = roaming;
    driver = new Driver(nodes.stack().kubectl(), resource);
    rival = new Driver(driver.kubectl(), "deployments.pmem-csi.intel.com/rival-" + seed);
    story = new DriverStory(driver, rival, nodes, mishaps, roaming);
  }

  /**
   * Plays the story of a seed, and asserts them; leaves nothing on the nodes.
   *
   * @param roaming whether nodes are lost, join and change hands, too
   */
  static void hold(RealStack stack, long seed, List<Mishap> mishaps, boolean roaming) {
    DriverLaws laws = new DriverLaws(new LawfulNodes(stack, seed), mishaps, roaming);
    try {
      laws.hold();
    } finally {
      laws.cleanUp();
    }
  }

  private void hold() {
    nodes.names().forEach(node -> kubectl("label", "--overwrite", "node", node, nodes.label()));
    nodes
        .spares()
        .forEach(node -> kubectl("label", "--overwrite", "node", node, nodes.rivalLabel()));
    try (KeyWatch keys = new KeyWatch(nodes.stack());
        NodeSharing sharing = new NodeSharing(nodes.stack(), driver, rival)) {
      Driver.apply(driver.kubectl(), nodes.manifest(driver, "v0.8.0", nodes.key()));
      driver.awaitRunning();
      play();
      story.tellIfBroken(
          () -> {
            assertThat(sharing.violations()).isEmpty();
            assertIdle();
            assertUntouched();
            keys.assertKept(nodes.runs(driver));
          });
    }
  }

  private void play() {
    try (DriverOutages outages =
        new DriverOutages(
            nodes.stack(), Set.copyOf(nodes.names()), driver.name(), driver.podPrefix())) {
      driver.await("watched", Driver.SOON, outages::watching);
      if (roaming) {
        connected(() -> play(outages));
      } else {
        play(outages);
      }
    }
  }

  /** Peers connect meanwhile, and nobody may be refused. */
  private void connected(Runnable what) {
    try (DriverSampler sampler = new DriverSampler(nodes.stack(), driver.name(), "default")) {
      driver.await("sampled", Driver.SOON, () -> sampler.done().size() == Side.values().length);
      what.run();
      story.tellIfBroken(() -> assertThat(sampler.failures()).isEmpty());
    }
  }

  private void play(DriverOutages outages) {
    story.play(EVENTS, outages);
    story.makeGood(outages);
    story.tellIfBroken(
        () -> {
          driver.await("Running", CONVERGED, () -> driver.current("Ready").equals("True"));
          assertThat(driver.tags())
              .containsOnlyKeys(nodes.names())
              .allSatisfy((node, tag) -> assertThat(tag).isEqualTo(DriverStory.GOOD));
          assertThat(outages.withoutPod()).hasSizeLessThanOrEqualTo(BATCH);
          assertThat(outages.unregistered()).hasSizeLessThanOrEqualTo(BATCH);
        });
  }

  /** For some time no workflow works on it, and nobody writes it. */
  private void assertIdle() {
    driver.await("no workflow is open", Driver.SOON, () -> nodes.open(driver).isEmpty());
    String version = driver.get("{.metadata.resourceVersion}");
    int runs = nodes.runs(driver).size();
    Eventually.pass(TWO_RESYNCS);
    assertThat(driver.get("{.metadata.resourceVersion}")).isEqualTo(version);
    assertThat(nodes.runs(driver)).hasSize(runs);
  }

  private void assertUntouched() {
    String path = "{.metadata.managedFields[?(@.manager==\"windlass\")].fieldsV1}";
    assertThat(
            driver
                .kubectl()
                .succeed(
                    "get", driver.resource(), "--show-managed-fields", "-o", "jsonpath=" + path))
        .isNotEmpty()
        .doesNotContain("f:spec");
  }

  /** By hand, where it can't go by itself any more. */
  private void cleanUp() {
    for (Driver each : List.of(rival, driver)) {
      kubectl("delete", each.resource(), "--ignore-not-found", "--timeout=60s");
      kubectl(
          "patch", each.resource(), "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
    }
    story.forget();
  }

  private void kubectl(String... arguments) {
    driver.kubectl().run(arguments);
  }
}
