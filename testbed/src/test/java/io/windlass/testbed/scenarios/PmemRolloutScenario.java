package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Kubectl;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver is replaced by another on ten nodes, whatever happens meanwhile. The steps share one
 * driver; its soak is short.
 */
@OneAtATime(Fragile.HOSTS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PmemRolloutScenario {

  private static final int NODES = 10;
  private static final int CANARIES = 2;
  private static final int BATCH = 3;

  private static final String KIND = "deployments.pmem-csi.intel.com/";

  private static final String[] CAREFULLY = {
    "windlass.io/rollout-canary=" + CANARIES,
    "windlass.io/rollout-batch=" + BATCH,
    "windlass.io/rollout-soak=1s"
  };

  private static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: bound}
      spec:
        accessModes: [ReadWriteOnce]
        capacity: {storage: 1Gi}
        persistentVolumeReclaimPolicy: Retain
        claimRef: {namespace: default, name: data}
        csi: {driver: pmem-csi.intel.com, volumeHandle: bound}
      """;

  private static final String OTHER =
      """
      apiVersion: pmem-csi.intel.com/v1alpha1
      kind: Deployment
      metadata: {name: other.example.com}
      spec:
        driverName: %s
        image: intel/pmem-csi-driver:v0.8.0
        nodeSelector: {%s}
      """;

  private static final String OTHERS = "other.example.com";

  @TempDir private Path folder;

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Kubectl kubectl = stack.kubectl();
  private final TemporalCli temporal = stack.temporalCli();

  @Test
  @Order(1)
  void goesOverCanariesAndBatchesWhateverIsKilledMeanwhile() {
    Driver driver = Driver.sample(stack, "pmem-deployment.yaml").annotate(CAREFULLY);
    driver.awaitRunning();
    assertThat(driver.with("v0.8.0")).isEqualTo(NODES);
    assertThat(stack.logs())
        .as("the first deployment is planned as it can be carried out")
        .noneMatch(line -> line.contains("PlanOutdated") && line.contains("Pmem"));

    try (DriverOutages outages = watch(driver)) {
      foretold(driver);
      asked(driver);
      driver.awaitTag("v0.8.1", CANARIES + 1);
      stack.replaceWorker();
      driver.awaitTag("v0.8.1", CANARIES + 1 + BATCH);
      temporal.tryTerminate(driver.workflowId() + "/driver-rollout/" + generation(driver));
      temporal.tryTerminate(driver.workflowId());
      driver.awaitRunning();

      assertThat(driver.with("v0.8.1")).isEqualTo(NODES);
      assertThat(outages.withoutPod()).hasSizeBetween(1, BATCH);
      assertThat(outages.unregistered()).hasSizeBetween(1, BATCH);
    }
    assertThat(updated(driver)).as("also those of a terminated operation").hasSize(NODES);
    assertThat(driver.get("{.status.rollout.wanted}"))
        .isEqualTo(driver.get("{.status.rollout.good}"));
  }

  /** A plan, of the spec as it is and of a draft, changes nothing. */
  private void foretold(Driver driver) {
    driver.annotate("windlass.io/plan=as-it-is");
    driver.await(
        "a plan", Driver.SOON, () -> driver.get("{.status.plan.token}").equals("as-it-is"));
    assertThat(driver.get("{.status.plan.end}")).startsWith("nothing is to be done");
    Plugin plugin = new Plugin(Cluster.in(stack, "plans-of-drivers"), folder, false);
    assertThat(plugin.succeed("plan", KIND + driver.name()).output())
        .contains("nothing is to be done");

    String draft = driver.get("{.spec}").replace("v0.8.0", "v0.8.1");
    assertThat(plannedOf(driver, draft))
        .contains("replace the driver on pmem-1", "wait until the driver is well", "is good");
    assertThat(driver.with("v0.8.0")).isEqualTo(NODES);
  }

  private static String plannedOf(Driver driver, String draft) {
    driver.annotate("windlass.io/draft=" + draft, "windlass.io/plan=draft");
    driver.await(
        "a plan of the draft",
        Driver.SOON,
        () -> driver.get("{.status.plan.token}").equals("draft"));
    String told = driver.get("{.status.plan.steps[*].step}");
    driver.annotate("windlass.io/draft-");
    return told;
  }

  /** Before anything is disturbed, and after the canaries, a person is asked; then he pauses it. */
  private void asked(Driver driver) {
    driver.annotate("windlass.io/approval=before-disruption,after-first-node").image("v0.8.1");
    String first = driver.awaitMessage("Progressing", "/before-disruption");
    assertThat(driver.with("v0.8.0")).isEqualTo(NODES);
    driver.annotate(first.substring(first.indexOf("windlass.io/approved=")));

    String second = driver.awaitMessage("Progressing", "/after-first-node");
    assertThat(driver.with("v0.8.1")).isEqualTo(CANARIES);
    driver.annotate("windlass.io/paused=true");
    driver.annotate(second.substring(second.indexOf("windlass.io/approved=")));
    driver.awaitMessage("Progressing", "windlass.io/paused");
    assertThat(driver.with("v0.8.1")).isEqualTo(CANARIES);
    driver.annotate("windlass.io/paused-");
  }

  @Test
  @Order(2)
  void goesBackByItselfWhenItsCanarySeesNoMemory() {
    Driver driver = driver().annotate("windlass.io/approval-").awaitRunning();
    try (DriverOutages outages = watch(driver)) {
      driver.annotate("windlass.io/rollout-gate-timeout=15s").image("v0.8.2-no-capacity");
      String why = driver.awaitStalled("DriverRolledBack");

      assertThat(why).containsPattern("pmem-\\d+: the driver sees no persistent memory");
      assertThat(driver.get("{.status.phase}")).isEqualTo("Failed");
      assertThat(driver.events("DriverRolledBack")).anyMatch(told -> told.contains("pmem-"));
      driver.await(
          "all on the last good one",
          Driver.SOON,
          () -> driver.with("v0.8.1") == NODES && registered() == NODES);
      assertThat(outages.withoutPod()).hasSizeLessThanOrEqualTo(BATCH);
    }
    assertThat(driver.get("{.status.rollout.history[*].result}")).contains("Failed", "RolledBack");

    driver.annotate("windlass.io/rollout-gate-timeout-").image("v0.8.3").awaitRunning();
    assertThat(driver.with("v0.8.3")).isEqualTo(NODES);
    driver.image("v0.7.0").awaitRunning();
    assertThat(driver.with("v0.7.0")).isEqualTo(NODES);
    driver.image("v0.8.1").awaitRunning();
    assertThat(driver.with("v0.8.1")).isEqualTo(NODES);
  }

  @Test
  @Order(3)
  void refusesWhatWouldLoseAVolumeOrANode() {
    Driver driver = driver().awaitRunning();
    Driver.apply(kubectl, VOLUME);
    driver.patch("{\"spec\":{\"deviceMode\":\"direct\"}}");
    String spec = driver.get("{.spec}");

    assertThat(driver.awaitStalled("VolumesExist"))
        .contains("spec.deviceMode (direct): cannot be changed from lvm", "bound (claim default/");
    assertThat(driver.get("{.spec}")).isEqualTo(spec);
    kubectl.succeed("delete", "pv", "bound", "--wait=false");
    kubectl.run(
        "patch", "pv", "bound", "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
    driver.patch("{\"spec\":{\"deviceMode\":\"lvm\"}}");
    driver.awaitRunning();

    shared(driver);
    meeting(driver);
  }

  /** Somebody makes another driver for the same nodes. */
  private void shared(Driver driver) {
    Driver namesake = Driver.of(stack, OTHER.formatted(driver.name(), "storage: aerospike"));
    assertThat(namesake.awaitStalled("InvalidSpec"))
        .contains("Deployment %s has the same driver name".formatted(driver.name()));
    assertThat(namesake.tags()).isEmpty();
    kubectl.succeed("delete", namesake.resource(), "--timeout=60s");

    Driver other = Driver.of(stack, OTHER.formatted(OTHERS, "storage: pmem"));
    assertThat(other.awaitStalled("NodesShared"))
        .containsPattern("pmem-\\d+ belongs to Deployment " + driver.name());
    assertThat(other.message("NodesShared")).contains("pmem-1 (Deployment " + driver.name());
    assertThat(other.tags()).isEmpty();
    kubectl.succeed("delete", other.resource(), "--timeout=60s");
  }

  /** Two drivers are well, and a label makes them meet on a node of one of them. */
  private void meeting(Driver driver) {
    kubectl.succeed("label", "node", "aerospike-1", "mine=yes");
    Driver other = Driver.of(stack, OTHER.formatted(OTHERS, "mine: \"yes\""));
    other.await("there", Driver.LONG, () -> other.tags().containsKey("aerospike-1"));

    kubectl.succeed("label", "node", "aerospike-1", "storage=pmem", "--overwrite");
    String why = driver.awaitStalled("NodesShared");
    assertThat(why).contains("aerospike-1 belongs to Deployment other.example.com");
    assertThat(driver.tags()).doesNotContainKey("aerospike-1").hasSize(NODES);

    kubectl.succeed("label", "node", "aerospike-1", "storage=aerospike", "--overwrite", "mine-");
    driver.awaitRunning();
    kubectl.succeed("delete", other.resource(), "--timeout=60s");
    kubectl.succeed("delete", driver.resource(), "--timeout=120s");
  }

  private Driver driver() {
    return new Driver(kubectl, KIND + "pmem-csi.intel.com");
  }

  private DriverOutages watch(Driver driver) {
    DriverOutages outages =
        new DriverOutages(stack, driver.tags().keySet(), driver.name(), driver.podPrefix());
    driver.await("watched", Driver.SOON, outages::watching);
    return outages;
  }

  private static String generation(Driver driver) {
    return "g" + driver.get("{.metadata.generation}");
  }

  /** Nodes of which the status tells that they have got what is wanted. */
  private static Set<String> updated(Driver driver) {
    String path = "{range .status.rollout.history[*]}{.node} {.result} {.revision}{\"\\n\"}{end}";
    String wanted = " Updated " + driver.get("{.status.rollout.wanted}");
    return driver
        .get(path)
        .lines()
        .filter(line -> line.endsWith(wanted))
        .map(line -> line.split(" ")[0])
        .collect(Collectors.toSet());
  }

  private long registered() {
    String path = "{range .items[*]}{.spec.drivers[*].name}{\"\\n\"}{end}";
    return kubectl
        .succeed("get", "csinodes", "-o", "jsonpath=" + path)
        .lines()
        .filter(line -> line.contains("pmem-csi.intel.com"))
        .collect(Collectors.counting());
  }
}
