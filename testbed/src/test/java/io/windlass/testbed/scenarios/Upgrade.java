package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rolling upgrade of a small cluster that holds objects: begun, disturbed by a scenario, and
 * judged by what must hold whatever happened.
 */
final class Upgrade {

  static final String NEW_IMAGE = "aistorage/aisnode:v5.0-b2";

  private static final int OBJECTS = 60;

  private final Cluster cluster;
  private final List<String> written;

  private Upgrade(Cluster cluster, List<String> written) {
    this.cluster = cluster;
    this.written = written;
  }

  /** A cluster with objects in it that is about to be upgraded. */
  static Upgrade of(Cluster cluster) {
    cluster.awaitReady();
    return new Upgrade(cluster, cluster.objects().createBucket().write(OBJECTS));
  }

  /** One of a cluster whose objects somebody else looks after, already begun. */
  static Upgrade begun(Cluster cluster) {
    return new Upgrade(cluster, List.of()).begin();
  }

  /** Asks for the new image. */
  Upgrade begin() {
    cluster.edit(image(NEW_IMAGE));
    return this;
  }

  static String image(String image) {
    return "{\"nodeImage\":\"%s\"}".formatted(image);
  }

  /** The ID of the operation's workflow for the present generation. */
  String workflowId() {
    long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    return "%s/rolling-upgrade/g%d".formatted(cluster.workflowId(), generation);
  }

  /** Waits until a step of this type was begun so many times. */
  Upgrade awaitBegun(Moment moment) {
    String id = workflowId();
    Work work = cluster.work();
    assertThat(
            Eventually.holds(Cluster.LONG, () -> work.begunOrOver(id, moment))
                && work.begun(id, moment))
        .as(
            () ->
                "%s: %s%n%s%n%s"
                    .formatted(id, moment, work.activities(work.history(id)), cluster.describe()))
        .isTrue();
    return this;
  }

  /** What is disturbed must not be over yet. */
  Upgrade assertRunning() {
    assertThat(cluster.work().isOver(workflowId())).as("%s is over", workflowId()).isFalse();
    return this;
  }

  /** The converged end. */
  void assertFinished() {
    assertFinishedWith(NEW_IMAGE);
  }

  /** The converged end with an image that was asked for meanwhile. */
  void assertFinishedWith(String image) {
    cluster.awaitReady();
    assertServes();
    assertThat(images()).containsOnly(image);
  }

  /** Nobody is missing, nobody is in maintenance, every object can be read. */
  void assertServes() {
    Membership members = cluster.objects().membership();
    assertThat(members.outOfService()).isEmpty();
    assertThat(members.targets()).isEqualTo(cluster.pods("target").size());
    assertThat(members.proxies()).isEqualTo(cluster.pods("proxy").size());
    assertObjectsServed();
  }

  /** Every object can be read, also when nobody asks neighbours any more. */
  void assertObjectsServed() {
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  /** The images of all pods. */
  List<String> images() {
    return Stream.of("proxy", "target")
        .flatMap(role -> cluster.pods(role).stream())
        .map(Upgrade::image)
        .toList();
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().getFirst().getImage();
  }
}
