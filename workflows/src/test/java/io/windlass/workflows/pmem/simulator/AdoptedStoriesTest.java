package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Gate;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of drivers that another operator has made. */
class AdoptedStoriesTest {

  private static DriverStory adopted() {
    DriverStory story = DriverStory.fresh(SimulatedDriver.adopted(3, "v1")).idle(60);
    List<String> before = pods(story);
    story.converges();
    assertThat(pods(story)).isEqualTo(before);
    return story;
  }

  private static List<String> pods(DriverStory story) {
    return story.driver().places.stream()
        .flatMap(place -> place.pod.stream())
        .map(SimulatedPlace.Pod::uid)
        .toList();
  }

  @Test
  void nodesAreClaimedAndNoPodIsReplaced() {
    DriverStory story = adopted();
    assertThat(story.driver().good).isEqualTo("v1+theirs");
    story.matches("pmem-adopt", "adopted");
  }

  @Test
  void aNodeThatIsSelectedLaterGetsTheirDriver() {
    adopted().now("a node is labelled", driver -> driver.add("node-4")).converges();
  }

  @Test
  void aRestartBringsOurLayoutWhenItIsApproved() {
    DriverStory story = adopted();
    story.driver().annotations.put(Wishes.APPROVAL, Gate.BEFORE_DISRUPTION.word());
    List<String> before = pods(story);
    long asked = story.driver().now();
    story.chance(
        () -> {
          if (story.driver().now() < asked + 60) {
            assertThat(pods(story)).isEqualTo(before);
          } else {
            story.driver().annotations.remove(Wishes.APPROVAL);
          }
        });
    story
        .now(
            "a person asks for a restart",
            driver -> {
              driver.restarts++;
              driver.ask(Request.RESTART);
            })
        .converges();
    assertThat(pods(story)).doesNotContainAnyElementsOf(before).hasSize(3);
    assertThat(story.driver().good).isEqualTo("v1+r1");
    story.matches("pmem-adopt", "restarted");
  }

  @Test
  void noNodeLosesItsPodBeforeItIsClaimed() {
    DriverStory story = DriverStory.fresh(SimulatedDriver.adopted(4, "v1")).idle(60);
    story.chance(
        () ->
            assertThat(
                    story.driver().places.stream()
                        .filter(place -> !place.serves(story.driver().now())))
                .hasSizeLessThanOrEqualTo(1));
    story.now("a person asks for a restart at once", driver -> driver.restarts++).converges();
    assertThat(story.driver().good).isEqualTo("v1+r1");
  }

  @Test
  void aDriverThatFailsIsFollowedByTheirs() {
    DriverStory story = adopted();
    story
        .now(
            "another image, which crashes",
            driver -> {
              driver.crashes("v2");
              driver.edit("v2");
            })
        .stalls(Reason.DRIVER_ROLLED_BACK, "the driver ends again and again");
    assertThat(story.driver().applied).isEqualTo("v1+theirs");
    story.now("the spec is set back", driver -> driver.edit("v1")).converges();
    assertThat(story.driver().good).isEqualTo("v1+theirs");
    story.matches("pmem-adopt", "rolled-back");
  }

  private static void rawNode(SimulatedDriver driver) {
    driver.addRaw("node-4");
    driver.convert("c1");
  }

  @Test
  void aRawNodeBesideTheirDriverIsConvertedAndNoPodReplaced() {
    DriverStory story = adopted();
    List<String> before = pods(story);
    story.now("a raw node, and a conversion is asked for", AdoptedStoriesTest::rawNode).converges();
    assertThat(story.driver().place(4).raw).isZero();
    assertThat(story.driver().place(4).owned).isTrue();
    assertThat(pods(story)).containsAll(before).hasSize(before.size() + 1);
    assertThat(story.driver().good).isEqualTo("v1+theirs");
    story.matches("pmem-adopt", "converted");
  }

  @Test
  void aConversionThatIsAskedForWithTheAdoptionComesAfterIt() {
    SimulatedDriver driver = SimulatedDriver.adopted(3, "v1");
    rawNode(driver);
    DriverStory story = DriverStory.fresh(driver).idle(60);
    List<String> before = pods(story);
    story.converges();
    assertThat(driver.place(4).raw).isZero();
    assertThat(pods(story)).containsAll(before).hasSize(before.size() + 1);
  }

  @Test
  void aConversionThatFailsLeavesTheirDriverAsItIs() {
    DriverStory story = adopted();
    List<String> before = pods(story);
    story
        .now(
            "a raw node, and a program that fails",
            driver -> {
              driver.converts = SimulatedPlace.Converts.FAILS;
              rawNode(driver);
            })
        .stalls(Reason.CONVERSION_FAILED, "node-4: the program that converts ended");
    assertThat(pods(story)).isEqualTo(before);
    assertThat(story.driver().good).isEqualTo("v1+theirs");
  }

  @Test
  void anAdoptionOfWhatIsOursIsAnswered() {
    DriverStory story = DriverStory.deployed(2, "v1");
    story.now("a person asks for an adoption", driver -> driver.ask(Request.ADOPT)).converges();
    assertThat(story.driver().requests).isEmpty();
  }
}
