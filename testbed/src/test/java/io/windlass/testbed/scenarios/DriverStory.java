package io.windlass.testbed.scenarios;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Kubectl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * What comes over a driver, drawn from a seed: good images and bad ones, requests, kills, faults of
 * nodes, labels that go and move, nodes that are lost and join, another driver for the same nodes,
 * terminated workflows. What is refused, or comes at the wrong moment, is no event. Nodes that are
 * struck are excused: what they lack is not lacking because of the product.
 */
final class DriverStory {

  static final String GOOD = "v0.8.1";

  private static final int LONGEST_PAUSE_MILLIS = 5000;

  /** Of what comes over a driver; each mishap is as likely as three of them. */
  private static final int EVENTS = 18;

  private static final int WEIGHT = 3;

  private static final List<String> IMAGES =
      List.of(
          "v0.8.0",
          "v0.8.2",
          "v0.7.0",
          "v0.8.3",
          "v0.8.4-crash",
          "v0.8.5-no-capacity",
          "v0.8.7-silent",
          "v9.9.9");

  private final Driver driver;
  private final Driver rival;
  private final Kubectl kubectl;
  private final LawfulNodes nodes;
  private final NodeFates fates;
  private final Random random;
  private final List<Mishap> mishaps;
  private final boolean roaming;
  private final List<String> told = new ArrayList<>();

  /**
   * @param rival another driver for the same nodes, which nobody has applied yet
   * @param mishaps that may happen besides
   * @param roaming whether nodes are lost, join and change hands, too
   */
  DriverStory(
      Driver driver, Driver rival, LawfulNodes nodes, List<Mishap> mishaps, boolean roaming) {
    this.driver = driver;
    this.rival = rival;
    this.kubectl = driver.kubectl();
    this.nodes = nodes;
    this.mishaps = mishaps;
    this.roaming = roaming;
    this.random = new Random(nodes.seed());
    this.fates = new NodeFates(nodes, random, this::kubectl);
  }

  /** Some events, with some time after each. */
  void play(int events, DriverOutages outages) {
    List<Mishap> all = new ArrayList<>(mishaps);
    if (roaming) {
      all.addAll(fates.mishaps(outages));
    }
    for (int event = 0; event < events; event++) {
      happen(all, outages);
      Eventually.pass(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
  }

  /** Whatever is in the way is taken away, and a spec is wanted that can be followed. */
  void makeGood(DriverOutages outages) {
    told.add("all is made good");
    fates.healAll(outages);
    kubectl("delete", rival.resource(), "--ignore-not-found", "--timeout=60s");
    annotate("windlass.io/paused-");
    edit(
        "{\"image\":\"intel/pmem-csi-driver:%s\",\"deviceMode\":\"lvm\",\"pmemPercentage\":100}"
            .formatted(GOOD));
    annotate("windlass.io/retry=good");
  }

  /** Nothing of it is left on the nodes. */
  void forget() {
    fates.forgetAll();
  }

  /** Asserts laws; when one does not hold, what has happened so far is told with it. */
  void tellIfBroken(Runnable laws) {
    try {
      laws.run();
    } catch (AssertionError broken) {
      throw new AssertionError(String.join("\n", told) + "\n" + broken.getMessage(), broken);
    }
  }

  private void happen(List<Mishap> more, DriverOutages outages) {
    int drawn = random.nextInt(EVENTS + WEIGHT * more.size());
    if (drawn >= EVENTS) {
      Mishap mishap = more.get((drawn - EVENTS) / WEIGHT);
      told.add(mishap.told());
      mishap.event().run();
      return;
    }
    switch (drawn) {
      case 0, 1, 2, 3, 4 -> image();
      case 5 -> edit("{\"deviceMode\":\"%s\"}".formatted(random.nextBoolean() ? "lvm" : "direct"));
      case 6 -> edit("{\"pmemPercentage\":%d}".formatted(60 + 10 * random.nextInt(5)));
      case 7 -> annotate("windlass.io/restart=" + told.size());
      case 8 -> annotate("windlass.io/replace-authority=" + told.size());
      case 9, 10 -> pod(outages);
      case 11 -> fates.fault(outages);
      case 12 -> fates.heal(fates.any(), outages);
      case 13 -> fates.unselect(outages);
      case 14 -> rivalry();
      case 15 -> person();
      case 16 -> terminate();
      default -> drift();
    }
  }

  private void image() {
    String tag = IMAGES.get(random.nextInt(IMAGES.size()));
    edit("{\"image\":\"intel/pmem-csi-driver:%s\"}".formatted(tag));
  }

  private void pod(DriverOutages outages) {
    String node = fates.any();
    String pod = nodes.pod(driver, node);
    outages.excuse(node);
    if (random.nextBoolean()) {
      kubectl("delete", "pod", pod, "--wait=false", "--ignore-not-found");
    } else {
      String fault = "testbed.windlass.io/fault=kill#" + told.size();
      kubectl("annotate", "--overwrite", "pod", pod, fault);
    }
  }

  private void rivalry() {
    if (rival.gone()) {
      String key = roaming && random.nextBoolean() ? nodes.rivalKey() : nodes.key();
      told.add("another driver is wanted on nodes with the label " + key);
      Driver.apply(kubectl, nodes.manifest(rival, "v0.8.0", key));
    } else {
      kubectl("delete", rival.resource(), "--wait=false");
    }
  }

  private void person() {
    switch (random.nextInt(4)) {
      case 0 -> annotate("windlass.io/paused=true");
      case 1 -> annotate("windlass.io/paused-");
      case 2 -> annotate("windlass.io/cancel=" + told.size());
      default -> annotate("windlass.io/retry=" + told.size());
    }
  }

  private void terminate() {
    TreeSet<String> open = new TreeSet<>(nodes.open(driver));
    if (!open.isEmpty()) {
      String workflow = random.nextBoolean() ? open.first() : open.last();
      told.add(workflow + " is terminated");
      nodes.stack().temporalCli().tryTerminate(workflow);
    }
  }

  private void drift() {
    String prefix = driver.name().replace('.', '-');
    switch (random.nextInt(3)) {
      case 0 -> kubectl("delete", "secret", prefix + "-node-secrets");
      case 1 -> kubectl("delete", "statefulset", prefix + "-controller", "--wait=false");
      default -> kubectl("delete", "clusterrole", prefix + "-external-provisioner-runner");
    }
  }

  private void edit(String spec) {
    kubectl("patch", driver.resource(), "--type=merge", "-p", "{\"spec\":%s}".formatted(spec));
  }

  private void annotate(String annotation) {
    kubectl("annotate", "--overwrite", driver.resource(), annotation);
  }

  private void kubectl(String... arguments) {
    Command.Answer answer = kubectl.run(arguments);
    told.add("%s: %s".formatted(String.join(" ", arguments), answer.output() + answer.errors()));
  }
}
