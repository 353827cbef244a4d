package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.RolloutSettings;
import io.windlass.workflows.pmem.foresight.DriverForesight;
import io.windlass.workflows.pmem.resource.DeviceMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is foretold of drivers is what is then done. */
class ForetoldStoriesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aNewDriver(int nodes) {
    comesTrue(DriverStory.fresh(new SimulatedDriver(nodes, "v1")));
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 1", "7, 2, 3", "7, 7, 2", "1, 1, 1"})
  void anotherImage(int nodes, int canaries, int batch) {
    DriverStory story = DriverStory.deployed(nodes, "v1");
    story.driver().annotations.put(RolloutSettings.CANARY, "" + canaries);
    story.driver().annotations.put(RolloutSettings.BATCH, "" + batch);
    comesTrue(story.now("another image", driver -> driver.edit("v2")));
  }

  @Test
  void nodesWithVolumesGoLast() {
    DriverStory story = DriverStory.deployed(3, "v1");
    story.driver().place(1).volumes = 2;
    comesTrue(story.now("another image", driver -> driver.edit("v2")));
  }

  @Test
  void nodesThatComeAndGo() {
    DriverStory story = DriverStory.deployed(3, "v1");
    story.driver().place(2).selected = false;
    story.driver().add("node-4");
    comesTrue(story);
  }

  @Test
  void anotherModeAndARestart() {
    DriverStory story = DriverStory.deployed(2, "v1");
    story.driver().mode = DeviceMode.DIRECT;
    story.driver().restarts++;
    story.driver().ask(Request.RESTART);
    comesTrue(story);
  }

  @Test
  void certificatesThatEnd() {
    DriverStory story = DriverStory.deployed(3, "v1");
    story.driver().renewalDue = true;
    Forecast forecast = foretold(story);
    story.converges();
    assertThat(told(forecast))
        .hasSameSizeAs(story.taken())
        .startsWith(story.taken().getFirst())
        .contains("replace the driver on node-3");
  }

  @Test
  void anotherAuthority() {
    DriverStory story = DriverStory.deployed(2, "v1");
    story.driver().ask(Request.REPLACE_AUTHORITY);
    Forecast forecast = foretold(story);
    story.converges();
    assertThat(told(forecast)).hasSameSizeAs(story.taken());
    assertThat(forecast.steps())
        .filteredOn(step -> step.step().startsWith("replace the driver on node-1"))
        .hasSize(3);
  }

  @Test
  void aLostNodeHoldsNobody() {
    DriverStory story = DriverStory.deployed(3, "v1");
    story.driver().place(2).reachable = false;
    story.now("another image", driver -> driver.edit("v2"));
    Forecast forecast = foretold(story);
    story.stalls(Reason.NODE_LOST, "node-2");
    assertThat(told(forecast)).isEqualTo(story.taken());
    assertThat(forecast.end()).startsWith("stalled: node-2 can't be reached");
  }

  @Test
  void whatIsRefused() {
    DriverStory story = DriverStory.deployed(2, "v1");
    story.driver().percentage = 50;
    assertThat(foretold(story).steps()).isEmpty();
    assertThat(foretold(story).end()).startsWith("stalled: spec.pmemPercentage (50)");
  }

  @Test
  void whatIsRolledBackAlready() {
    DriverStory story = DriverStory.deployed(3, "v1");
    story.driver().crashes("v2");
    story.now("a bad image", driver -> driver.edit("v2"));
    story.stalls(Reason.DRIVER_ROLLED_BACK, "node-1");
    assertThat(foretold(story).steps()).isEmpty();
    assertThat(foretold(story).end()).contains("nodes have the last good driver");
  }

  @Test
  void nothingWhenNothingIsToBeDone() {
    assertThat(foretold(DriverStory.deployed(2, "v1")).end()).startsWith("nothing is to be done");
  }

  @Test
  void whatIsUnavailableAndHowLongItTakes() {
    DriverStory story = DriverStory.deployed(50, "v1");
    story.driver().annotations.put(RolloutSettings.SOAK, "10s");
    story.now("another image", driver -> driver.edit("v2"));
    Forecast forecast = foretold(story);
    assertThat(forecast.expectedSeconds()).isBetween(900L, 1200L);
    assertThat(forecast.steps())
        .hasSize(Forecast.TOLD)
        .extracting(Foreseen::unavailable)
        .contains(DriverStep.UNAVAILABLE);
    assertThat(
            DriverForesight.remaining(Operation.DRIVER_ROLLOUT, story.driver().look()).toSeconds())
        .isEqualTo(forecast.expectedSeconds());
  }

  private static void comesTrue(DriverStory story) {
    Forecast forecast = foretold(story);
    story.converges();
    assertThat(told(forecast)).isEqualTo(story.taken());
    assertThat(forecast.end()).isEqualTo("then everything is as the spec wants it");
  }

  private static Forecast foretold(DriverStory story) {
    return DriverForesight.of(story.driver().look());
  }

  private static List<String> told(Forecast forecast) {
    return forecast.steps().stream().map(Foreseen::step).toList();
  }
}
