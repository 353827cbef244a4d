package io.windlass.workflows.aistore.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Observer;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is foretold is what is then done. */
class ForesightTest {

  private final List<String> done = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "3, 3", "2, 5"})
  void aNewCluster(int proxies, int targets) {
    SimulatedCluster cluster =
        new SimulatedCluster(SimulatedSpec.of(proxies, targets), Timing.measured());
    comesTrue(cluster);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "3, 3", "2, 5"})
  void anUpgrade(int proxies, int targets) {
    comesTrue(edited(proxies, targets, spec -> spec.image("v2")));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3"})
  void growthWithAnUpgrade(int proxies, int targets) {
    comesTrue(edited(proxies, targets, spec -> spec.sized(proxies + 1, targets + 2).image("v2")));
  }

  @Test
  void growth() {
    comesTrue(edited(2, 2, spec -> spec.sized(3, 5)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3"})
  void aShutdownAndTheStartAfterIt(int proxies, int targets) {
    SimulatedCluster cluster = edited(proxies, targets, spec -> spec.shutDown(true));
    comesTrue(cluster);
    assertThat(done).contains("end the proxy nodes; their volumes stay");
    done.clear();
    cluster.edit(cluster.spec().shutDown(false));
    comesTrue(cluster);
    assertThat(done).contains("apply %d target node%s".formatted(targets, targets == 1 ? "" : "s"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3"})
  void aRevocation(int proxies, int targets) {
    SimulatedCluster cluster = edited(proxies, targets, spec -> spec);
    cluster.revoke();
    comesTrue(cluster);
    assertThat(done)
        .contains("replace the authority while no node runs")
        .anyMatch(step -> step.contains("nothing is served until every node has started"));
  }

  @Test
  void aScaleDown() {
    comesTrue(edited(3, 5, spec -> spec.sized(2, 3)));
  }

  @Test
  void aConfiguration() {
    comesTrue(edited(1, 2, SimulatedSpec::configured));
    assertThat(done).isNotEmpty();
  }

  @Test
  void whatPeopleAskFor() {
    SimulatedCluster cluster = edited(2, 3, spec -> spec);
    cluster.ask(Request.RESTART);
    cluster.ask(Request.REBALANCE);
    cluster.ask(Request.CERTIFICATES);
    cluster.ask(Request.CHECK_HOSTS);
    comesTrue(cluster);
    assertThat(done)
        .contains(
            "restart target demo-target-2",
            "have every node load its certificate",
            "check how the Kubernetes nodes are set",
            "record that every node was restarted");
  }

  @Test
  void howLongAnOperationMayGoOn() {
    SimulatedCluster cluster = edited(1, 2, spec -> spec.image("v2"));
    ClusterObservation seen = new Observer(cluster).look();
    assertThat(Foresight.remaining(Operation.ROLLING_UPGRADE, seen).toSeconds())
        .isEqualTo(foresee(cluster).expectedSeconds());
  }

  @Test
  void nothingWhenNothingIsToBeDone() {
    Forecast forecast = foresee(edited(1, 1, spec -> spec));
    assertThat(forecast.steps()).isEmpty();
    assertThat(forecast.end()).startsWith("nothing is to be done");
  }

  @Test
  void aRefusal() {
    SimulatedCluster cluster = edited(1, 3, spec -> spec.sized(1, 2));
    cluster.object(Optional.of(new Objection(Reason.NO_ROOM, "no room")));
    Forecast forecast = foresee(cluster);
    assertThat(forecast.steps()).isEmpty();
    assertThat(forecast.end()).isEqualTo("refused: no room");
  }

  @Test
  void aBigClusterIsToldInShort() {
    Forecast forecast = foresee(edited(1, 40, spec -> spec.image("v2")));
    assertThat(forecast.steps()).hasSize(Forecast.TOLD);
    assertThat(forecast.more()).isGreaterThan(60);
    assertThat(forecast.describe()).contains("… and %d more".formatted(forecast.more()));
  }

  @Test
  void saysWhatIsUnavailableAndHowLongItTakes() {
    Forecast forecast = foresee(edited(1, 2, spec -> spec.image("v2")));
    assertThat(forecast.expectedSeconds()).isBetween(60L, 200L);
    assertThat(forecast.steps())
        .extracting(Foreseen::unavailable)
        .contains(
            "no proxy serves", "objects on demo-target-0 can't be read until it serves again");
    assertThat(forecast.end()).isEqualTo("then everything is as the spec wants it");
  }

  private SimulatedCluster edited(int proxies, int targets, UnaryOperator<SimulatedSpec> edit) {
    SimulatedSpec spec = SimulatedSpec.of(proxies, targets);
    SimulatedCluster cluster = new SimulatedCluster(spec, Timing.measured());
    new Driver(cluster).converge();
    cluster.edit(edit.apply(spec));
    return cluster;
  }

  private static Forecast foresee(SimulatedCluster cluster) {
    return Foresight.of(new Observer(cluster).look());
  }

  private void comesTrue(SimulatedCluster cluster) {
    Forecast forecast = foresee(cluster);
    Driver driver = new Driver(cluster);
    driver.watch(
        new Driver.Watch() {
          @Override
          public void planned(ClusterObservation seen, Plan<AIStoreStep> plan) {}

          @Override
          public void taking(AIStoreStep step) {
            done.add(step.title());
          }

          @Override
          public void ticked() {}
        });
    driver.converge();
    assertThat(forecast.steps()).extracting(Foreseen::step).isEqualTo(done);
  }
}
