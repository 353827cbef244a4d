package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whatever comes over a driver:
 *
 * <ol>
 *   <li>Never do more nodes than the batch lack a driver, but for those that were struck.
 *   <li>Never has a node two drivers.
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

  private DriverLaws(LawfulNodes nodes, List<Mishap> mishaps) {
    long seed = nodes.seed();
    String kind = seed % 2 == 0 ? "pmemcsideployments" : "deployments";
    String resource = "%s.pmem-csi.intel.com/laws-%d".formatted(kind, seed);
    this.nodes = nodes;
    driver = new Driver(nodes.stack().kubectl(), resource);
    rival = new Driver(driver.kubectl(), "deployments.pmem-csi.intel.com/rival-" + seed);
    story = new DriverStory(driver, rival, nodes, seed, mishaps);
  }

  /** Plays the story of a seed, and asserts them; leaves nothing on the nodes. */
  static void hold(RealStack stack, long seed, List<Mishap> mishaps) {
    DriverLaws laws = new DriverLaws(new LawfulNodes(stack, seed), mishaps);
    try {
      laws.hold();
    } finally {
      laws.cleanUp();
    }
  }

  private void hold() {
    nodes.names().forEach(node -> kubectl("label", "--overwrite", "node", node, nodes.label()));
    try (KeyWatch keys = new KeyWatch(nodes.stack());
        NodeSharing sharing = new NodeSharing(nodes.stack(), driver, rival)) {
      Driver.apply(driver.kubectl(), nodes.manifest(driver, "v0.8.0"));
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
      story.play(EVENTS, outages);
      story.makeGood(outages);
      story.tellIfBroken(
          () -> {
            driver.await("Running", CONVERGED, () -> driver.current("Ready").equals("True"));
            assertThat(driver.with(DriverStory.GOOD)).isEqualTo(LawfulNodes.COUNT);
            assertThat(outages.withoutPod()).hasSizeLessThanOrEqualTo(BATCH);
            assertThat(outages.unregistered()).hasSizeLessThanOrEqualTo(BATCH);
          });
    }
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
    nodes
        .names()
        .forEach(
            node -> kubectl("label", "node", node, nodes.key() + "-", "windlass.io/pmem-driver-"));
  }

  private void kubectl(String... arguments) {
    driver.kubectl().run(arguments);
  }
}
