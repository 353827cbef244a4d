package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.operator.DriverRelease;
import io.windlass.testbed.operator.OperatorDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that pmem-csi-operator has made are looked at, adopted without a restart, and moved. */
@OneAtATime(Fragile.STARTERS)
class PmemAdoptScenario {

  private final RealStack stack = Fragile.of(getClass()).stack();

  @TempDir private Path folder;

  /** As in life: first their operator works, then Windlass comes. */
  @BeforeEach
  void onlyTheirOperator() {
    stack.stopStarter();
  }

  @AfterEach
  void theUsualStarter() {
    stack.stopStarter();
    stack.startStarter();
  }

  @Test
  void aDriverIsPlannedAdoptedMovedAndGivenBack() {
    OperatorsDriver theirs =
        OperatorsDriver.deployed(
            stack, DriverRelease.V0_7, "old.example.com", List.of("pmem-9", "pmem-10"));
    Driver driver = theirs.driver();
    Plugin plugin = new Plugin(Cluster.in(stack, "pmem-adopt"), folder, true);
    stack.startStarter();
    driver.await(
        "told whose it is",
        Driver.SOON,
        () -> driver.message("Stalled").contains("belongs to pmem-csi-operator"));
    assertThat(driver.get("{.status.phase}")).isEqualTo("Running");

    Map<String, String> versions = theirs.versions();
    assertThat(plugin.succeed("plan", driver.resource()).output())
        .contains("take the driver over: 12 objects change hands")
        .contains("DaemonSet old-example-com-node", "spec.updateStrategy.type", "OnDelete")
        .contains("spec.template.spec.nodeSelector", "stays until the next upgrade or restart")
        .contains("Secret old-example-com-node-secrets", "a certificate that ends at");
    assertThat(theirs.versions()).isEqualTo(versions);

    Map<String, String> lives = theirs.lives();
    String revisions = revisions(theirs);
    String secrets = secrets(theirs);
    adopt(theirs, plugin);
    assertThat(theirs.lives()).isEqualTo(lives);
    assertThat(revisions(theirs)).isEqualTo(revisions);
    assertThat(secrets(theirs)).isEqualTo(secrets);
    assertThat(theirs.managers()).contains("windlass").doesNotContain(OperatorDriver.PROGRAM);
    assertThat(theirs.get("daemonset", "-node", "{.spec.updateStrategy.type}"))
        .isEqualTo("OnDelete");
    assertThat(driver.get("{.status.history[*].operation}")).contains("Adopt");
    assertThat(driver.message("Adopted")).contains("its pod templates and certificates stay");
    assertThat(plugin.succeed("plan", driver.resource()).output())
        .contains("nothing would be done", "spec.template.spec.nodeSelector");
    assertThat(plugin.run("adopt", driver.resource()).errors())
        .contains("there is nothing to adopt");
    theirs.assertOwned();

    move(theirs, lives);
    giveBack(theirs);
  }

  /** What they have made is a revision like any other: it is come back to. */
  @Test
  void aDriverThatFailsAfterTheAdoptionIsFollowedByTheirs() {
    OperatorsDriver theirs =
        OperatorsDriver.deployed(
            stack, DriverRelease.V0_8, "rolled.example.com", List.of("pmem-6", "pmem-7"));
    Driver driver = theirs.driver();
    stack.startStarter();
    driver.awaitStalled("OtherOperator");
    Map<String, String> lives = theirs.lives();
    driver.annotate("windlass.io/rollout-soak=1s", "windlass.io/adopt=killed-on-the-way");
    stack.replaceWorker();
    driver.await("adopted", Driver.LONG, () -> driver.current("Adopted").equals("True"));
    driver.awaitRunning();
    assertThat(theirs.lives()).isEqualTo(lives);
    Set<String> revisions = theirs.revisions();

    driver.annotate("windlass.io/rollout-gate-timeout=15s").image("v0.8.1-crash");
    driver.awaitStalled("DriverRolledBack");
    assertThat(theirs.revisions()).isEqualTo(revisions);
    assertThat(driver.with("v0.8.0")).isEqualTo(2);
    driver.image("v0.8.0").awaitRunning();
    assertThat(theirs.revisions()).isEqualTo(revisions);
    assertThat(driver.get("{.status.conditions[?(@.type==\"Adopted\")].reason}"))
        .isEqualTo("TemplateKept");
    stack.kubectl().succeed("delete", driver.resource(), "--timeout=120s");
  }

  /** Windlass does not run such drivers, and says so. */
  @Test
  void aDriverOfALaterLayoutIsLeftAlone() {
    OperatorsDriver theirs =
        OperatorsDriver.made(stack, DriverRelease.V1_1, "later.example.com", List.of("pmem-8"));
    Driver driver = theirs.driver();
    driver.await("its pods are made", Driver.SOON, () -> theirs.pods().size() == 2);
    Set<String> pods = theirs.lives().keySet();
    String revisions = revisions(theirs);
    stack.startStarter();
    assertThat(driver.awaitStalled("OtherOperator"))
        .contains("in the layout of v0.9 to v1.1, which Windlass does not run");
    driver.annotate("windlass.io/adopt=please");
    driver.annotate("windlass.io/plan=please");
    driver.await(
        "planned",
        Driver.SOON,
        () -> driver.get("{.status.plan.end}").startsWith("refused: pmem-csi-operator has made"));
    assertThat(driver.awaitStalled("OtherOperator")).contains("Windlass touches nothing");
    assertThat(driver.get("{.status.phase}")).isEqualTo("Running");
    assertThat(driver.get("{.metadata.finalizers}")).isEmpty();
    assertThat(theirs.managers()).doesNotContain("windlass");
    assertThat(revisions(theirs)).isEqualTo(revisions);
    assertThat(theirs.lives()).containsOnlyKeys(pods);
    theirs.assertOwned();
    stack.kubectl().succeed("delete", driver.resource(), "--timeout=120s");
  }

  private static String revisions(OperatorsDriver theirs) {
    return theirs.get(
        "daemonset", "-node", "{.status.updatedNumberScheduled}/{.status.currentNumberScheduled}");
  }

  private static String secrets(OperatorsDriver theirs) {
    return theirs.get("secret", "-registry-secrets", "{.data}")
        + theirs.get("secret", "-node-secrets", "{.data}");
  }

  private void adopt(OperatorsDriver theirs, Plugin plugin) {
    Driver driver = theirs.driver();
    theirs.works();
    assertThat(plugin.run("adopt", driver.resource(), "--wait").errors())
        .contains("nothing is adopted while pmem-csi-operator works")
        .contains("its pod pmem-operator/pmem-csi-operator-0 runs");
    assertThat(driver.get("{.status.phase}")).isEqualTo("Running");
    assertThat(theirs.managers()).doesNotContain("windlass");
    theirs.stops();
    driver.await(
        "adopted as soon as nobody else works",
        Driver.SOON,
        () -> driver.current("Adopted").equals("True"));
    driver.awaitRunning();
  }

  /** Only when a person says so, and asks to be asked again. */
  private void move(OperatorsDriver theirs, Map<String, String> lives) {
    Driver driver = theirs.driver();
    driver.annotate("windlass.io/approval=before-disruption", "windlass.io/rollout-soak=1s");
    driver.annotate("windlass.io/restart=to-our-layout");
    driver.await(
        "held for an approval",
        Driver.SOON,
        () -> driver.message("Progressing").contains("before anything is disturbed"));
    assertThat(theirs.lives()).isEqualTo(lives);
    String wanted = driver.message("Progressing").replaceAll("(?s).*windlass.io/approved=", "");
    driver.annotate("windlass.io/approved=" + wanted.split("[; ]")[0]);
    driver.await(
        "moved",
        Driver.LONG,
        () ->
            driver.get("{.metadata.annotations.windlass\\.io/restart-done}").equals("to-our-layout")
                && driver.current("Ready").equals("True"));
    assertThat(theirs.lives().values()).doesNotContainAnyElementsOf(lives.values());
    assertThat(driver.get("{.status.conditions[?(@.type==\"Adopted\")].reason}"))
        .isEqualTo("Complete");
    assertThat(theirs.get("daemonset", "-node", "{.spec.template.spec.nodeSelector}"))
        .isEqualTo("{\"windlass.io/pmem-driver\":\"old-example-com\"}");
    theirs.assertOwned();
  }

  private void giveBack(OperatorsDriver theirs) {
    Driver driver = theirs.driver();
    Map<String, String> lives = theirs.lives();
    Eventually.pass(Duration.ofSeconds(2));
    theirs.reconciles();
    driver.await(
        "left to them again",
        Driver.SOON,
        () -> driver.message("Stalled").contains("belongs to pmem-csi-operator"));
    driver.patch("{\"spec\":{\"image\":\"intel/pmem-csi-driver:v0.7.1\"}}");
    driver.await(
        "the new spec is left to them, too",
        Driver.SOON,
        () -> driver.current("Stalled").equals("True"));
    assertThat(theirs.lives()).isEqualTo(lives);
    driver.annotate("windlass.io/approval-");
    stack.kubectl().succeed("delete", driver.resource(), "--timeout=120s");
  }
}
