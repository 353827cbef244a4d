package io.windlass.starter.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.starter.resource.Demand;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.workflows.lifecycle.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NeedsWorkTest {

  private static final Need NOTHING = new Need.Nothing();

  private final Story story = new Story();

  @Test
  void asksForAGenerationThatNobodySpokeOf() {
    assertThat(story.event(Demo.created())).isEqualTo(Need.Ask.plain(Cause.SPEC, ""));
  }

  @Test
  void asksForANewGenerationOfAConvergedResource() {
    assertThat(story.event(Demo.converged(3).at(4))).isEqualTo(Need.Ask.plain(Cause.SPEC, ""));
  }

  @Test
  void theOriginalOperatorsReadyDoesNotCount() {
    Demo taken = Demo.created().saying(new StatusCondition("Ready", "True", "Ready", "", 1));
    assertThat(story.event(taken)).isEqualTo(Need.Ask.plain(Cause.SPEC, ""));
  }

  @Test
  void asksOnlyOnceForAGeneration() {
    story.event(Demo.created());
    assertThat(story.event(Demo.created())).isInstanceOf(Need.LookAgain.class);
  }

  @Test
  void checksForAnOpenRunWhenTheStatusStaysSilentAfterAcceptance() {
    story.event(Demo.created());
    assertThat(story.after(NeedsWork.RUN_CHECK).event(Demo.created()))
        .isEqualTo(new Need.CheckRun(Need.Ask.plain(Cause.SPEC, "")));
  }

  @Test
  void leavesARunningWorkflowAlone() {
    Demo progressing = Demo.created().saying(1, "False", "True", "False", "NewCluster");
    assertThat(story.event(progressing)).isInstanceOf(Need.CheckRun.class);
    story.runIsOpen();
    assertThat(story.event(progressing)).isEqualTo(new Need.LookAgain(NeedsWork.RUN_CHECK));
  }

  @Test
  void asksAgainWhenTheRunOfAProgressingResourceIsGone() {
    Demo progressing = Demo.created().saying(1, "False", "True", "False", "NewCluster");
    Need need = story.resync(progressing);
    assertThat(need).isInstanceOf(Need.CheckRun.class);
    assertThat(((Need.CheckRun) need).otherwise().cause()).isEqualTo(Cause.RESYNC);
  }

  @Test
  void anOutageThatWasToldIsWorkToDo() {
    StatusCondition told =
        new StatusCondition("Progressing", "Unknown", "TemporalUnreachable", "", 0);
    assertThat(story.event(Demo.created().saying(told))).isEqualTo(Need.Ask.plain(Cause.SPEC, ""));
  }

  @Test
  void nothingForAConvergedResourceOnAnyOccasion() {
    Demo converged = Demo.converged(2);
    assertThat(story.resync(converged)).isEqualTo(NOTHING);
    assertThat(story.event(converged)).isEqualTo(NOTHING);
    assertThat(story.after(Duration.ofHours(1)).resync(converged)).isEqualTo(NOTHING);
  }

  @Test
  void repairsAMissingObject() {
    Demo missing = Demo.converged(2).with(Demo.nodes(3, 3));
    Need need = story.lastingEvent(missing);
    assertThat(need).isInstanceOf(Need.Ask.class);
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.DRIFT);
    assertThat(((Need.Ask) need).drift()).containsExactly("missing-service/demo-proxy");
  }

  @Test
  void newsOfKubernetesNodesIsAskedAboutOnceItLasts() {
    Demo news = Demo.converged(2).hearing("host-came-target-b");
    Need need = story.lastingEvent(news);
    assertThat(need).isInstanceOf(Need.Ask.class);
    assertThat(((Need.Ask) need).drift()).containsExactly("host-came-target-b");
    assertThat(story.event(Demo.converged(2))).isEqualTo(NOTHING);
    assertThat(story.event(news)).isInstanceOf(Need.LookAgain.class);
    assertThat(story.event(Demo.converged(2))).isEqualTo(NOTHING);
  }

  @Test
  void newsOfKubernetesNodesEndsAStall() {
    Demo stalled = Demo.stalled("NodeAstray");
    assertThat(story.event(stalled)).isEqualTo(NOTHING);
    Need need = story.lastingEvent(stalled.hearing("host-went-target-b"));
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.DRIFT);
  }

  @Test
  void aDrainedOneWaitsUntilItsHostTakesPodsAgain() {
    Demo drained = Demo.drained().hearing("host-cordoned-b");
    assertThat(story.event(drained)).isEqualTo(NOTHING);
    assertThat(story.event(drained)).isEqualTo(NOTHING);
    Need need = story.lastingEvent(Demo.drained().hearing("host-open-b"));
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.DRIFT);
  }

  @Test
  void aCacheThatLagsIsNoDrift() {
    assertThat(story.event(Demo.converged(2).with(Demo.nodes(3, 3))))
        .isEqualTo(new Need.LookAgain(NeedsWork.SECOND_LOOK));
    assertThat(story.event(Demo.converged(2))).isEqualTo(NOTHING);
  }

  @Test
  void asksAgainForWhatIsStillMissingOnlyWithTime() {
    Demo missing = Demo.converged(2).with(Demo.nodes(3, 3));
    story.lastingEvent(missing);
    assertThat(story.lastingEvent(missing)).isEqualTo(NOTHING);
    story.after(Duration.ofSeconds(60)).resync(missing);
    assertThat(story.lastingEvent(missing)).isInstanceOf(Need.Ask.class);
  }

  @Test
  void asksAgainWhenARepairedObjectGoesAgain() {
    Demo missing = Demo.converged(2).with(Demo.nodes(3, 3));
    story.lastingEvent(missing);
    story.event(Demo.converged(2));
    assertThat(story.lastingEvent(missing)).isInstanceOf(Need.Ask.class);
  }

  @Test
  void asksOnceForWhatSomebodyElseWrote() {
    Demo edited = Demo.converged(2).with(Demo.service("11", true), Demo.nodes(3, 3));
    Need need = story.lastingEvent(edited);
    assertThat(((Need.Ask) need).detail()).isEqualTo("changed-service-uid-11");
    assertThat(story.after(Duration.ofHours(1)).resync(edited)).isEqualTo(NOTHING);
    Demo again = Demo.converged(2).with(Demo.service("12", true), Demo.nodes(3, 3));
    assertThat(story.lastingEvent(again)).isInstanceOf(Need.Ask.class);
  }

  @Test
  void asksWhenPodsLeaveService() {
    Demo unready = Demo.converged(2).with(Demo.service("10", false), Demo.nodes(2, 3));
    Need need = story.lastingEvent(unready);
    assertThat(((Need.Ask) need).drift()).containsExactly("unready-nodes-uid-2of3");
  }

  @Test
  void whatAPersonMustSolveIsLeftToHim() {
    Demo cancelled = Demo.stalled("Cancelled");
    assertThat(story.resync(cancelled)).isEqualTo(NOTHING);
    assertThat(story.lastingEvent(cancelled.with())).isEqualTo(NOTHING);
  }

  @Test
  void aRetryIsTakenUpOnce() {
    Demo retried = Demo.stalled("Cancelled").asking(Demand.RETRY, "again");
    Need need = story.event(retried);
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.RETRY);
    assertThat(story.event(retried)).isEqualTo(NOTHING);
    assertThat(story.event(retried.asking(Demand.RETRY, "and again"))).isInstanceOf(Need.Ask.class);
  }

  @Test
  void aRequestForAnOperationIsTakenUpOnceWhateverTheState() {
    Demo asked = Demo.converged(1).asking(Demand.REQUEST, "restart=one");
    Need need = story.event(asked);
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.REQUEST);
    assertThat(story.event(asked)).isEqualTo(NOTHING);
    assertThat(story.event(asked.asking(Demand.REQUEST, "restart=two")))
        .isInstanceOf(Need.Ask.class);
    assertThat(story.event(Demo.stalled("Cancelled").asking(Demand.REQUEST, "restart=three")))
        .isInstanceOf(Need.Ask.class);
  }

  @Test
  void aPlanIsMadeOnceForEachWhoAsks() {
    Demo asked = Demo.converged(1).asking(Demand.PLAN, "one");
    assertThat(story.event(asked)).isInstanceOf(Need.Plan.class);
    assertThat(story.event(asked)).isEqualTo(NOTHING);
    assertThat(story.event(asked.asking(Demand.PLAN, "two"))).isInstanceOf(Need.Plan.class);
  }

  @Test
  void aWishIsPassedOnOnceToWhatIsAtWork() {
    Demo working = Demo.created().at(2).saying(2, "False", "True", "False", "TemplateChanged");
    assertThat(story.event(working)).isInstanceOf(Need.CheckRun.class);
    Demo paused = working.wishing("paused=true", "7");
    assertThat(((Need.Ask) story.event(paused)).cause()).isEqualTo(Cause.WISH);
    assertThat(story.runIsOpen().event(paused)).isInstanceOf(Need.LookAgain.class);
    Need again = story.event(working.wishing("", "8"));
    assertThat(((Need.Ask) again).cause()).isEqualTo(Cause.WISH);
  }

  @Test
  void theSameWishAtAnotherTimeIsAnotherOne() {
    Demo stalled = Demo.stalled("Cancelled");
    Need first = story.event(stalled.wishing("paused=true", "7"));
    story.event(stalled.wishing("", "8"));
    Need second = story.event(stalled.wishing("paused=true", "9"));
    assertThat(((Need.Ask) second).detail()).isNotEqualTo(((Need.Ask) first).detail());
  }

  @Test
  void whatIsHeldIsAskedByAStarterThatRemembersNothing() {
    Demo held = Demo.created().at(2).saying(2, "False", "True", "False", "Paused");
    assertThat(((Need.Ask) story.event(held)).cause()).isEqualTo(Cause.WISH);
  }

  @Test
  void aWishForWhatHasConvergedWaitsForWork() {
    Demo paused = Demo.converged(1).wishing("paused=true", "7");
    assertThat(story.event(paused)).isEqualTo(NOTHING);
    assertThat(story.resync(paused)).isEqualTo(NOTHING);
  }

  @Test
  void aCancelIsPassedOnOnce() {
    Demo working = Demo.created().at(2).saying(2, "False", "True", "False", "TemplateChanged");
    assertThat(story.event(working.asking(Demand.CANCEL, "stop"))).isInstanceOf(Need.Cancel.class);
    assertThat(story.event(working.asking(Demand.CANCEL, "stop")))
        .isInstanceOf(Need.CheckRun.class);
    assertThat(story.event(working.asking(Demand.CANCEL, "stop again")))
        .isInstanceOf(Need.Cancel.class);
  }

  @Test
  void aCancelThatComesWithASpecComesAfterIt() {
    Demo created = Demo.created().asking(Demand.CANCEL, "stop");
    assertThat(((Need.Ask) story.event(created)).cause()).isEqualTo(Cause.SPEC);
    assertThat(story.event(created)).isInstanceOf(Need.Cancel.class);
  }

  @Test
  void anOutsideStallWaitsForAChange() {
    Demo stalled = Demo.stalled("ImagePullFailed");
    assertThat(story.event(stalled)).isEqualTo(NOTHING);
    assertThat(story.event(stalled)).isEqualTo(NOTHING);
    Need need = story.lastingEvent(stalled.with(Demo.service("11", false), Demo.nodes(1, 3)));
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.DRIFT);
  }

  @Test
  void anOutsideStallEndsWithTime() {
    Need need = story.resync(Demo.stalled("ImagePullFailed"));
    assertThat(((Need.Ask) need).cause()).isEqualTo(Cause.RESYNC);
    assertThat(story.event(Demo.stalled("ImagePullFailed"))).isEqualTo(NOTHING);
  }

  @Test
  void aDeletedResourceIsAskedForWhileItHasOurFinalizer() {
    assertThat(story.event(Demo.converged(2).at(3).deleted(true)))
        .isEqualTo(Need.Ask.plain(Cause.SPEC, ""));
    assertThat(story.event(Demo.converged(2).at(3).deleted(false))).isEqualTo(NOTHING);
  }

  @Test
  void aConvergedStatusDoesNotHoldUpADeletion() {
    assertThat(story.event(Demo.converged(3).deleted(true)))
        .isEqualTo(Need.Ask.plain(Cause.SPEC, ""));
  }

  @Test
  void whatIsShutDownNeedsNothingUntilSomebodyStartsANode() {
    assertThat(story.resync(Demo.shutDown())).isEqualTo(NOTHING);
    Demo scaled = Demo.shutDown().with(Demo.service("10", false), Demo.nodes(0, 2));
    assertThat(story.lastingEvent(scaled)).isInstanceOf(Need.Ask.class);
  }
}
