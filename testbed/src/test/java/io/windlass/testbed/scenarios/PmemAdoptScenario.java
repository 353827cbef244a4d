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
import org.junit.jupiter.api.Tag;
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
  @Tag("long")
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

  /** Those that make volumes on each node, with the objects of each release. */
  @Tag("long")
  @Test
  void driversOfLaterReleasesAreAdoptedAndMoved() {
    LaterDrivers later = LaterDrivers.deployed(stack);
    stack.startStarter();
    later.areLeftAlone();
    later.areAdopted();
    later.first().image("v1.0.2").awaitRunning();
    assertThat(stack.kubectl().succeed("get", "deployments,statefulsets", "-o", "name"))
        .contains("deployment.apps/nine-example-com-controller")
        .doesNotContain("statefulset.apps/nine-example-com-controller");
    later.comeBackFromAFailure();
    later.lastIsMovedAndGivenBack();
    later.go();
  }

  /** One that Windlass makes, with a volume that a node has made by itself. */
  @Test
  void aDriverWithoutARegistryIsDeployedRolledOutAndRemoved() {
    stack.startStarter();
    Driver driver = Driver.sample(stack, "pmem-without-registry.yaml").awaitRunning();
    assertThat(driver.get("{.status.certificates}")).isEmpty();
    assertThat(driver.message("CertsReady")).contains("have no certificates");
    assertThat(
            stack
                .kubectl()
                .succeed(
                    "get", "csidriver", driver.name(), "-o", "jsonpath={.spec.storageCapacity}"))
        .isEqualTo("true");
    Driver.apply(stack.kubectl(), LaterDrivers.CLAIM);
    driver.await("made on a node", Driver.LONG, () -> phase("pvc/later").equals("Bound"));

    driver.annotate("windlass.io/rollout-soak=1s", "windlass.io/certificates=please");
    driver.await(
        "a request for certificates is answered",
        Driver.SOON,
        () ->
            driver
                .get("{.metadata.annotations.windlass\\.io/certificates-loaded}")
                .equals("please"));
    driver.image("v1.1.1").awaitRunning();
    assertThat(driver.with("v1.1.1")).isEqualTo(10);
    assertThat(phase("pvc/later")).isEqualTo("Bound");

    stack.kubectl().succeed("delete", "clusterrole", "pmem-csi-intel-com-webhooks-runner");
    driver.await(
        "what was deleted comes back",
        Driver.SOON,
        () ->
            stack
                    .kubectl()
                    .run("get", "clusterrole", "pmem-csi-intel-com-webhooks-runner")
                    .exitCode()
                == 0);
    assertThat(driver.refusedImage("v0.8.0")).contains("was made in the layout of v0.9 to v1.1");
    assertThat(driver.with("v1.1.1")).isEqualTo(10);

    stack.kubectl().succeed("delete", driver.resource(), "--wait=false");
    driver.awaitMessage("Stalled", "volume(s) of the driver exist");
    stack.kubectl().succeed("delete", "pod/later", "pvc/later", "--grace-period=0", "--force");
    driver.await("gone when its volume is", Driver.LONG, driver::gone);
    assertThat(
            stack
                .kubectl()
                .succeed(
                    "get",
                    "daemonset,deployment,csidriver,role,rolebinding,clusterrole,serviceaccount",
                    "-o",
                    "name"))
        .doesNotContain("pmem-csi-intel-com", "csidriver.storage.k8s.io/pmem-csi.intel.com");
  }

  private String phase(String object) {
    return stack.kubectl().run("get", object, "-o", "jsonpath={.status.phase}").output();
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
