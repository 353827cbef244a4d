package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes over a cluster while somebody writes:
 *
 * <ol>
 *   <li>Never are two targets in maintenance.
 *   <li>No claim is replaced by another one, unless a person wanted that node replaced.
 *   <li>It becomes ready when what is in the way is taken away.
 *   <li>Then every object whose write was acknowledged is in reach, also when nobody asks
 *       neighbours any more, and every member serves.
 *   <li>Then nothing is written any more.
 * </ol>
 *
 * <p>{@code -Dlaws.first=100 -Dlaws.seeds=50} tries others, half of them on AIStore 4.9. A seed
 * that has failed once is kept in {@link #KEPT}.
 */
@SideBySide
class LawsScenario {

  private static final long[] KEPT = {};
  private static final int EVENTS = 8;
  private static final Duration TWO_RESYNCS = RealStack.RESYNC.multipliedBy(2);

  static LongStream seeds() {
    long first = Long.getLong("laws.first", 1);
    return LongStream.concat(
        LongStream.of(KEPT), LongStream.range(first, first + Long.getLong("laws.seeds", 2)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hold(long seed) {
    String line = "aistorage/aisnode:" + (seed % 2 == 0 ? "v4.9" : "v5.0");
    Cluster cluster =
        Cluster.in("laws-" + seed).apply(Manifest.of(2, 3).withImage(line)).awaitReady();
    Story story = new Story(cluster, line, seed);
    List<String> written = cluster.objects().createBucket().write(60);
    Map<String, String> claims = cluster.claims();
    List<String> acknowledged;
    List<String> violations;
    try (Writer writer = new Writer(cluster.objects());
        MaintenanceWatch watch = new MaintenanceWatch(cluster)) {
      story.play(EVENTS);
      story.makeGood(2, 3);
      story.tellIfBroken(cluster::awaitReady);
      acknowledged = writer.acknowledged();
      violations = watch.violations();
    }

    story.tellIfBroken(
        () -> {
          assertThat(violations).isEmpty();
          cluster.assertHolds(3, written, acknowledged);
          assertThat(cluster.objects().membership().proxies()).isEqualTo(2);
          assertKept(cluster, story, claims);
          cluster.assertIdle(TWO_RESYNCS);
        });
  }

  private static void assertKept(Cluster cluster, Story story, Map<String, String> before) {
    Map<String, String> now = cluster.claims();
    before.forEach(
        (claim, uid) -> {
          String pod = claim.replaceFirst("^.*-(demo-(proxy|target)-\\d+)$", "$1");
          if (!story.replaced(pod)) {
            assertThat(now).containsEntry(claim, uid);
          }
        });
  }
}
