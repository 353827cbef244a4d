package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Whatever comes over a cluster while somebody writes and somebody reads:
 *
 * <ol>
 *   <li>Never are two targets in maintenance.
 *   <li>No claim is replaced by another one, unless a person wanted that node replaced.
 *   <li>It becomes ready when what is in the way is taken away.
 *   <li>Then every object whose write was acknowledged is in reach, also when nobody asks
 *       neighbours any more, and every member serves.
 *   <li>Who reads gets what was written, or nothing.
 *   <li>In the end it is the same as a fresh deployment of its spec.
 *   <li>Then nothing is written any more.
 * </ol>
 *
 * <p>{@code -Dlaws.first=100 -Dlaws.seeds=50} tries others, half of them on AIStore 4.9.
 */
final class Laws {

  private static final int EVENTS = 8;
  private static final int PROXIES = 2;
  private static final int TARGETS = 3;

  /** The others show whether they are found without having been read. */
  private static final int READ = 20;

  private static final Duration TWO_RESYNCS = RealStack.RESYNC.multipliedBy(2);

  private final Cluster cluster;
  private final Story story;

  private Laws(Cluster cluster, Story story) {
    this.cluster = cluster;
    this.story = story;
  }

  /**
   * Those to try.
   *
   * @param usual how many, unless somebody says another number
   * @param kept have broken a law once
   */
  static LongStream seeds(long usual, long... kept) {
    long first = Long.getLong("laws.first", 1);
    long seeds = Long.getLong("laws.seeds", usual);
    return LongStream.concat(LongStream.of(kept), LongStream.range(first, first + seeds));
  }

  /**
   * Plays the story of a seed, and asserts them.
   *
   * @param cluster of which nothing is there yet
   * @param mishaps that may happen besides
   */
  static void hold(Cluster cluster, long seed, List<Mishap> mishaps) {
    String line = "aistorage/aisnode:" + (seed % 2 == 0 ? "v4.9" : "v5.0");
    cluster.apply(Manifest.of(PROXIES, TARGETS).withImage(line)).awaitReady();
    new Laws(cluster, new Story(cluster, line, seed, mishaps)).hold();
  }

  private void hold() {
    List<String> written = cluster.objects().createBucket().write(60);
    Map<String, String> claims = cluster.claims();
    List<String> acknowledged;
    List<String> violations;
    List<String> misread;
    try (Writer writer = new Writer(cluster.objects());
        Reader reader = new Reader(cluster.objects(), written.subList(0, READ));
        MaintenanceWatch watch = new MaintenanceWatch(cluster)) {
      story.play(EVENTS);
      story.makeGood(PROXIES, TARGETS);
      story.tellIfBroken(cluster::awaitReady);
      acknowledged = writer.acknowledged();
      violations = watch.violations();
      misread = reader.violations();
      assertThat(reader.read()).isPositive();
    }

    story.tellIfBroken(
        () -> {
          assertThat(violations).isEmpty();
          assertThat(misread).isEmpty();
          cluster.assertHolds(TARGETS, written, acknowledged);
          assertThat(cluster.objects().membership().proxies()).isEqualTo(PROXIES);
          assertKept(claims);
          FreshDeployment.of(cluster).assertSameAs(cluster);
          cluster.assertIdle(TWO_RESYNCS);
        });
  }

  private void assertKept(Map<String, String> before) {
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
