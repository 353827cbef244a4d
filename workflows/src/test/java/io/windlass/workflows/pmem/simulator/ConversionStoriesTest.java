package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.pmem.ConversionSettings;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.foresight.DriverForesight;
import io.windlass.workflows.pmem.simulator.SimulatedPlace.Converts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stories of nodes whose raw namespaces are converted. */
class ConversionStoriesTest {

  /** A driver on one node, and two more that are raw. */
  private static DriverStory raw() {
    DriverStory story = DriverStory.deployed(1, "v1");
    story.driver().addRaw("node-2");
    story.driver().addRaw("node-3");
    return story;
  }

  private static void converts(SimulatedDriver driver, Converts how) {
    driver.converts = how;
  }

  private static DriverStory asked(DriverStory story) {
    return story.now("a conversion is asked for", driver -> driver.convert("c1"));
  }

  @Test
  void oneNodeAfterTheOther() {
    asked(raw()).converges().matches("pmem-convert", "two");
  }

  @Test
  void aLabelAloneDestroysNothing() {
    DriverStory story = raw().converges();
    assertThat(story.driver().place(2).raw).isPositive();
  }

  @Test
  void aProgramThatFailsIsTriedThreeTimesAndTheOtherNodeNotHeld() {
    asked(raw())
        .now("the program fails", driver -> converts(driver, Converts.FAILS))
        .during(
            "look at the raw namespaces of node-3",
            0,
            "the program is repaired",
            driver -> converts(driver, Converts.WELL))
        .during(
            "record that node-3 is converted",
            0,
            "and fails again",
            driver -> converts(driver, Converts.FAILS))
        .stalls(Reason.CONVERSION_FAILED, "node-2: the program that converts ended: ndctl")
        .now(
            "the program is repaired, and a conversion asked for again",
            driver -> {
              converts(driver, Converts.WELL);
              driver.convert("c2");
            })
        .converges()
        .matches("pmem-convert", "fails");
  }

  @Test
  void aProgramThatHangsIsEnded() {
    asked(DriverStory.deployed(1, "v1"))
        .now("a raw node, and a program that hangs", driver -> driver.addRaw("node-2"))
        .now(
            "two attempts of a minute",
            driver -> {
              converts(driver, Converts.HANGS);
              driver.annotations.put(ConversionSettings.ATTEMPTS, "2");
              driver.annotations.put(ConversionSettings.LIMIT, "1m");
            })
        .stalls(Reason.CONVERSION_FAILED, "has not ended within 60 s: it runs (attempts: 2)")
        .matches("pmem-convert", "hangs");
  }

  @Test
  void aProgramThatLiesIsNotBelieved() {
    DriverStory story = DriverStory.deployed(1, "v1");
    story.driver().addRaw("node-2");
    story.driver().converts = Converts.LIES;
    asked(story).ends();
    assertThat(story.taken())
        .contains(
            "record that attempt 1 on node-2 failed: the program has relabelled the node, and 2 raw namespaces are left");
    assertThat(story.taken()).noneMatch(step -> step.contains("attempt 2"));
  }

  @Test
  void volumesAndNamespacesOfOthersAreSafe() {
    DriverStory story = raw();
    story.driver().place(2).volumes = 1;
    story.driver().place(3).unnamed = 1;
    asked(story)
        .stalls(Reason.CONVERSION_FAILED, "node-2: 1 volumes of the driver are there")
        .matches("pmem-convert", "refused");
    assertThat(story.driver().place(2).raw).isPositive();
    assertThat(story.driver().place(3).raw).isPositive();
  }

  @Test
  void aNodeWithTheDriverIsLeftToIt() {
    DriverStory story = DriverStory.deployed(2, "v1");
    story.driver().place(1).raw = 1;
    story.driver().place(1).labelled = true;
    asked(story)
        .stalls(Reason.CONVERSION_FAILED, "node-1: it has the driver")
        .now(
            "it is selected no more, and asked for again",
            driver -> {
              driver.place(1).selected = false;
              driver.convert("c2");
            })
        .converges();
  }

  @Test
  void aNodeWithoutItsLabelIsLeftOut() {
    asked(raw())
        .now("node-2 loses its label", driver -> driver.place(2).labelled = false)
        .converges();
  }

  @Test
  void aLostNodeHoldsNobody() {
    asked(raw())
        .during(
            "convert the raw namespaces of node-2",
            5,
            "node-2 is lost",
            driver -> driver.place(2).reachable = false)
        .stalls(Reason.CONVERSION_FAILED, "node-2: can't be reached (attempts: 1)")
        .now("node-2 is back", driver -> driver.place(2).reachable = true)
        .converges()
        .matches("pmem-convert", "lost");
  }

  @Test
  void pausedBetweenTwoNodes() {
    asked(raw())
        .during(
            "convert the raw namespaces of node-2",
            1,
            "paused",
            driver -> driver.annotations.put(Wishes.PAUSED, "true"))
        .during(
            "record that node-2 is converted",
            60,
            "resumed",
            driver -> driver.annotations.remove(Wishes.PAUSED))
        .converges();
  }

  @Test
  void cancelledWhileOneIsConverted() {
    DriverStory story = asked(raw());
    story
        .cancelledDuring("convert the raw namespaces of node-2", 1)
        .stalls(Reason.CANCELLED, "1 nodes are converted")
        .matches("pmem-convert", "cancelled");
    assertThat(story.driver().place(3).raw).isPositive();
  }

  @Test
  void nothingIsBegunWithoutTheProgramOrALabel() {
    DriverStory story = raw();
    story.driver().unconvertible =
        Optional.of(new Objection(Reason.NOT_SUPPORTED, "no program in release 0.8"));
    asked(story).stalls(Reason.NOT_SUPPORTED, "no program");
    asked(DriverStory.deployed(1, "v1")).stalls(Reason.NO_NODES, "convert-raw-namespaces=force");
  }

  @Test
  void isForetold() {
    DriverStory story = asked(raw());
    assertThat(DriverForesight.of(story.driver().look()).steps())
        .extracting(step -> step.step())
        .contains("record that node-2 is converted", "record that node-3 is converted")
        .last()
        .isEqualTo("record that every labelled node is converted");
  }
}
