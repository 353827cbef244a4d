package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty clusters are applied at once; when all are there, Windlass is silent. */
@SideBySide
@Tag("long")
class ManyResourcesScenario {

  private static final int CLUSTERS = 50;

  /**
   * Runs beyond the two that each needs: on a busy machine the scheduler may let a pod wait for
   * longer than Windlass has patience here, and then its cluster is taken up once more.
   */
  private static final long STRAGGLERS = 20;

  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** A hundred nodes that are probed every 250 ms would keep this machine from anything else. */
  private static final String SELDOM_PROBED =
      "Spec:\n    probes: {liveness: {periodSeconds: 60}, readiness: {periodSeconds: 60}}\n";

  @Test
  void allBecomeReadyAndThenNothingMoves() {
    Cluster first = Cluster.in("many");
    List<Cluster> clusters =
        IntStream.range(0, CLUSTERS).mapToObj("c%02d"::formatted).map(first::sibling).toList();
    String all =
        clusters.stream().map(ManyResourcesScenario::yaml).reduce("", "%s---%n%s"::formatted);
    assertThat(first.tryApply(all).exitCode()).isZero();

    clusters.forEach(Cluster::awaitReady);
    assertThat(Eventually.holds(Cluster.SOON, () -> first.work().openInNamespace().isEmpty()))
        .isTrue();

    Footprint before = Footprint.of(first);
    Eventually.pass(SILENCE);
    assertThat(Footprint.of(first)).isEqualTo(before);
    assertThat(before.versions()).hasSizeGreaterThan(CLUSTERS * 10);
    assertThat(before.runs()).isBetween(2L * CLUSTERS, 2L * CLUSTERS + STRAGGLERS);
  }

  private static String yaml(Cluster cluster) {
    return Manifest.of(1, 1)
        .yaml(cluster.namespace(), cluster.name())
        .replace("Spec:\n", SELDOM_PROBED);
  }
}
