package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.operator.DriverRelease;
import io.windlass.testbed.operator.OperatorDriver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Drivers that releases 0.9, 1.0 and 1.1 of pmem-csi-operator have made, one of each. */
record LaterDrivers(RealStack stack, List<OperatorsDriver> all) {

  /** A volume on whatever node a pod comes to. */
  static final String CLAIM =
      """
      apiVersion: v1
      kind: List
      items:
        - apiVersion: storage.k8s.io/v1
          kind: StorageClass
          metadata: {name: later}
          provisioner: pmem-csi.intel.com
          volumeBindingMode: WaitForFirstConsumer
        - apiVersion: v1
          kind: PersistentVolumeClaim
          metadata: {name: later}
          spec:
            accessModes: [ReadWriteOnce]
            storageClassName: later
            resources: {requests: {storage: 1Gi}}
        - apiVersion: v1
          kind: Pod
          metadata: {name: later}
          spec:
            containers: [{name: main, image: "registry.example.com/none:1"}]
            volumes: [{name: data, persistentVolumeClaim: {claimName: later}}]
      """;

  private static final String ADOPTED = "{.status.conditions[?(@.type==\"Adopted\")].reason}";

  static LaterDrivers deployed(RealStack stack) {
    return new LaterDrivers(
        stack,
        List.of(
            OperatorsDriver.deployed(
                stack, DriverRelease.V0_9, "nine.example.com", List.of("pmem-8")),
            OperatorsDriver.deployed(
                stack, DriverRelease.V1_0, "ten.example.com", List.of("pmem-1")),
            OperatorsDriver.deployed(
                stack, DriverRelease.V1_1, "eleven.example.com", List.of("pmem-2", "pmem-3"))));
  }

  Driver first() {
    return all.getFirst().driver();
  }

  void areLeftAlone() {
    for (OperatorsDriver theirs : all) {
      assertThat(theirs.driver().awaitStalled("OtherOperator"))
          .contains("the driver belongs to pmem-csi-operator; Windlass touches nothing");
      assertThat(theirs.managers()).doesNotContain("windlass");
    }
    Driver last = all.getLast().driver();
    last.annotate("windlass.io/plan=please");
    last.await(
        "planned",
        Driver.SOON,
        () -> last.get("{.status.plan.steps[*].step}").contains("take the driver over"));
    assertThat(last.get("{.status.plan.differences}"))
        .contains("DaemonSet eleven-example-com-node-setup", "deleted at once");
  }

  /** No pod is restarted, and none gets another template. */
  void areAdopted() {
    Map<String, String> lives = lives();
    all.forEach(theirs -> theirs.driver().annotate("windlass.io/adopt=please"));
    for (OperatorsDriver theirs : all) {
      Driver driver = theirs.driver();
      driver.await("adopted", Driver.LONG, () -> driver.current("Adopted").equals("True"));
      driver.awaitRunning();
      assertThat(driver.get(ADOPTED)).isEqualTo("TemplateKept");
      assertThat(theirs.get("daemonset", "-node", "{.spec.updateStrategy.type}"))
          .isEqualTo("OnDelete");
      assertThat(theirs.get("daemonset", "-node", "{.metadata.managedFields[*].manager}"))
          .contains("windlass")
          .doesNotContain(OperatorDriver.PROGRAM);
      theirs.assertOwned();
    }
    assertThat(lives()).isEqualTo(lives);
    assertThat(stack.kubectl().succeed("get", "daemonsets", "-o", "name"))
        .doesNotContain("node-setup");
  }

  /** What they have made is a revision like any other. */
  void comeBackFromAFailure() {
    OperatorsDriver theirs = all.get(1);
    Set<String> revisions = theirs.revisions();
    theirs
        .driver()
        .annotate("windlass.io/rollout-gate-timeout=15s", "windlass.io/rollout-soak=1s")
        .image("v1.0.3-crash");
    theirs.driver().awaitStalled("DriverRolledBack");
    assertThat(theirs.driver().with("v1.0.2")).isEqualTo(1);
    assertThat(theirs.revisions()).isEqualTo(revisions);
  }

  void lastIsMovedAndGivenBack() {
    OperatorsDriver theirs = all.getLast();
    Driver driver = theirs.driver();
    Map<String, String> lives = theirs.lives();
    driver.annotate("windlass.io/rollout-soak=1s", "windlass.io/restart=to-ours");
    driver.await(
        "moved",
        Driver.LONG,
        () -> driver.get(ADOPTED).equals("Complete") && driver.current("Ready").equals("True"));
    assertThat(theirs.lives().values()).doesNotContainAnyElementsOf(lives.values());
    assertThat(theirs.get("daemonset", "-node", "{.spec.template.spec.nodeSelector}"))
        .isEqualTo("{\"windlass.io/pmem-driver\":\"eleven-example-com\"}");
    Map<String, String> moved = theirs.lives();
    theirs.reconciles();
    driver.await(
        "left to them again",
        Driver.SOON,
        () -> driver.message("Stalled").contains("belongs to pmem-csi-operator"));
    assertThat(theirs.lives()).isEqualTo(moved);
  }

  void go() {
    for (OperatorsDriver theirs : all) {
      stack.kubectl().succeed("delete", theirs.driver().resource(), "--timeout=120s");
    }
    assertThat(stack.kubectl().succeed("get", "daemonsets,deployments", "-o", "name"))
        .doesNotContain("example-com-");
  }

  private Map<String, String> lives() {
    Map<String, String> lives = new TreeMap<>();
    all.forEach(theirs -> lives.putAll(theirs.lives()));
    return lives;
  }
}
