package io.windlass.testbed.scenarios;

import io.windlass.testbed.aistore.ClusterFaults;
import io.windlass.testbed.playground.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What comes over a cluster, drawn from a seed: edits, requests, kills, strangers, failing
 * rebalances, an AIStore that refuses or does not answer, terminated workflows. What is refused, or
 * comes at the wrong moment, is no event.
 */
final class Story {

  private static final int LONGEST_PAUSE_MILLIS = 5000;

  /** Of what comes over a cluster; each mishap is as likely as four of them. */
  private static final int EVENTS = 20;

  private static final int WEIGHT = 4;

  private final Cluster cluster;
  private final String line;
  private final Random random;
  private final List<Mishap> mishaps;
  private final List<String> told = new ArrayList<>();
  private final Set<String> replaced = new HashSet<>();

  /**
   * @param line the image of the nodes, to which builds are added
   * @param mishaps that may happen besides
   */
  Story(Cluster cluster, String line, long seed, List<Mishap> mishaps) {
    this.cluster = cluster;
    this.line = line;
    this.mishaps = mishaps;
    this.random = new Random(seed);
  }

  /** Some events, with some time after each. */
  void play(int events) {
    for (int event = 0; event < events; event++) {
      happen();
      Eventually.pass(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
  }

  /** Whatever a person has in the way is taken away, and a new spec is wanted. */
  void makeGood(int proxies, int targets) {
    told.add("all is made good");
    faults().slowRebalance(1);
    faults().refuseChanges(0);
    faults().loseAnswers(0);
    annotate("windlass.io/paused-");
    annotate("windlass.io/replace-node-");
    edit(
        "{\"nodeImage\":\"%s-good\",\"proxySpec\":{\"size\":%d},\"targetSpec\":{\"size\":%d},\"configToUpdate\":{\"rebalance\":{\"enabled\":true}}}"
            .formatted(line, proxies, targets));
    annotate("windlass.io/retry=good");
  }

  /** Whether a person wanted this node replaced, so that its volumes may be others. */
  boolean replaced(String pod) {
    return replaced.contains(pod);
  }

  /** Asserts laws; when one does not hold, what has happened so far is told with it. */
  void tellIfBroken(Runnable laws) {
    try {
      laws.run();
    } catch (AssertionError broken) {
      throw new AssertionError(String.join("\n", told) + "\n" + broken.getMessage(), broken);
    }
  }

  private void happen() {
    int drawn = random.nextInt(EVENTS + WEIGHT * mishaps.size());
    if (drawn >= EVENTS) {
      mishap(mishaps.get((drawn - EVENTS) / WEIGHT));
      return;
    }
    switch (drawn) {
      case 0, 1 -> edit("{\"targetSpec\":{\"size\":%d}}".formatted(2 + random.nextInt(3)));
      case 2 -> edit("{\"proxySpec\":{\"size\":%d}}".formatted(1 + random.nextInt(3)));
      case 3, 4 -> edit("{\"nodeImage\":\"%s-b%d\"}".formatted(line, told.size()));
      case 5 -> edit("{\"configToUpdate\":{\"lru\":{\"enabled\":%s}}}".formatted(coin()));
      case 6 -> edit("{\"configToUpdate\":{\"rebalance\":{\"enabled\":%s}}}".formatted(coin()));
      case 7 -> annotate("windlass.io/restart=" + told.size());
      case 8 -> annotate("windlass.io/rebalance=" + told.size());
      case 9, 10 -> kill();
      case 11 -> kubectl("delete", "pod", pod(), "--wait=false");
      case 12 -> movePrimary();
      case 13 -> rebalances();
      case 14 -> person();
      case 15 -> terminate();
      case 16 -> replace();
      case 17, 18 -> ails();
      default -> kubectl("delete", "statefulset", "demo-target", "--wait=false");
    }
  }

  private void mishap(Mishap mishap) {
    told.add(mishap.told());
    mishap.event().run();
  }

  private void kill() {
    String fault = (random.nextBoolean() ? "kill#" : "terminate#") + told.size();
    kubectl("annotate", "--overwrite", "pod", pod(), "testbed.windlass.io/fault=" + fault);
  }

  private void movePrimary() {
    int ordinal = random.nextInt(3);
    told.add("proxy %d is made the primary".formatted(ordinal));
    cluster.objects().tryMakePrimary(ordinal);
  }

  private void rebalances() {
    if (random.nextBoolean()) {
      told.add("the next rebalance fails");
      faults().failNextRebalance("a story");
    } else {
      told.add("rebalances take longer");
      faults().slowRebalance(3);
    }
  }

  /** AIStore refuses what it is told, or does it and does not say so. */
  private void ails() {
    int calls = 1 + random.nextInt(4);
    if (random.nextBoolean()) {
      told.add("AIStore refuses the next %d changes".formatted(calls));
      faults().refuseChanges(calls);
    } else {
      told.add("AIStore makes the next %d changes and says that they failed".formatted(calls));
      faults().loseAnswers(calls);
    }
  }

  private void person() {
    switch (random.nextInt(3)) {
      case 0 -> annotate("windlass.io/paused=true");
      case 1 -> annotate("windlass.io/cancel=" + told.size());
      default -> annotate("windlass.io/retry=" + told.size());
    }
  }

  private void terminate() {
    told.add("the workflow is terminated");
    cluster.stack().temporalCli().tryTerminate(cluster.workflowId());
  }

  private void replace() {
    String target = "demo-target-%d".formatted(random.nextInt(3));
    replaced.add(target);
    annotate("windlass.io/replace-node=%s %d".formatted(target, told.size()));
  }

  private void edit(String spec) {
    kubectl("patch", "aistore", "demo", "--type=merge", "-p", "{\"spec\":%s}".formatted(spec));
  }

  private void annotate(String annotation) {
    kubectl("annotate", "--overwrite", "aistore", "demo", annotation);
  }

  private void kubectl(String... arguments) {
    Command.Answer answer = cluster.tryKubectl(arguments);
    told.add("%s: %s".formatted(String.join(" ", arguments), answer.output() + answer.errors()));
  }

  private String pod() {
    return random.nextInt(3) == 0
        ? "demo-proxy-%d".formatted(random.nextInt(2))
        : "demo-target-%d".formatted(random.nextInt(3));
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private ClusterFaults faults() {
    return cluster.stack().nodes().faults().namespace(cluster.namespace());
  }
}
