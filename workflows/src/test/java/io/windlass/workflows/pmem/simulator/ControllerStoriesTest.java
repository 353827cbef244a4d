package io.windlass.workflows.pmem.simulator;

import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import org.junit.jupiter.api.Test;

/** What becomes of a driver whose controller fails. */
class ControllerStoriesTest {

  @Test
  void aControllerThatFailsWhenNodesAreWellIsCorrected() {
    DriverStory.deployed(3, "v1")
        .now(
            "image v2, whose controller can't start",
            driver -> {
              driver.controllerProblems.put(
                  "v2",
                  new PodProblem(Reason.POD_CRASHES, "the controller ends again and again", true));
              driver.edit("v2");
            })
        .stalls(Reason.POD_CRASHES, "no volume is made: set spec.image")
        .now("the image before it", driver -> driver.edit("v1"))
        .converges()
        .matches("pmem-rollout", "controller-fails");
  }
}
