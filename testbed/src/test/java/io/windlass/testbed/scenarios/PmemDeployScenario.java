package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.pmem.DriverFault;
import io.windlass.testbed.pmem.PmemHardware;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The life of a driver: it comes to every selected node, is kept so, and goes after its volumes.
 */
@SideBySide
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PmemDeployScenario {

  private static final String KINDS =
      "csidriver,serviceaccount,role,rolebinding,clusterrole,clusterrolebinding,service,statefulset,daemonset,secret";

  private static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: kept}
      spec:
        accessModes: [ReadWriteOnce]
        capacity: {storage: 1Gi}
        persistentVolumeReclaimPolicy: Retain
        claimRef: {namespace: default, name: data}
        csi: {driver: pmem-csi.intel.com, volumeHandle: kept}
      """;

  @TempDir private Path folder;

  private final RealStack stack = RealStack.shared();
  private final Kubectl kubectl = stack.kubectl();

  @Test
  @Order(1)
  void comesToEverySelectedNodeAndIsKeptThere() {
    Driver driver = Driver.sample(stack, "pmem-deployment.yaml").awaitRunning();
    int nodes = nodes("storage=pmem").size();

    assertThat(driver.get("{.status.reason}"))
        .isEqualTo("All driver components are deployed successfully");
    assertThat(driver.get("{.status.nodes.ready}")).isEqualTo("%d/%d".formatted(nodes, nodes));
    assertThat(driver.get("{.status.driverComponents[*].status}")).isEqualTo("Ready Ready");
    assertThat(driver.get("{.status.driverComponents[1].reason}"))
        .isEqualTo("All %d node driver pod(s) running successfully".formatted(nodes));
    assertThat(driver.current("DriverDeployed")).isEqualTo("True");
    assertThat(registered()).hasSize(nodes);
    // The Secret of the authority is beside the twelve.
    assertThat(driver.objects(KINDS)).hasSize(13);

    plugin(driver);
    drift(driver);
    labels(driver);
    volumes(driver);
  }

  /** From any namespace, with or without its kind. */
  private void plugin(Driver driver) {
    Plugin plugin = plugin();
    String name = "pmem-csi.intel.com";
    assertThat(plugin.succeed("status", driver.resource()).output())
        .contains("Deployment pmem-csi.intel.com   Ready   Running");
    assertThat(plugin.succeed("explain", name).output()).contains("Nothing is under way");
    assertThat(plugin.succeed("status").output()).containsPattern("(?m)^- +Deployment +" + name);
    assertThat(plugin.succeed("history", name).output()).contains("deploy", "done");
    assertThat(plugin.run("rebalance", name, "--wait").errors())
        .contains("there is no rebalance of a driver");
    kubectl.succeed("annotate", driver.resource(), "windlass.io/rebalance-");
    assertThat(plugin.succeed("retry", name, "--wait").output()).contains("looks at it again");
    driver.awaitRunning();
    Path bundle = folder.resolve("driver.tar.gz");
    plugin.succeed("report", name, "-f", bundle.toString());
    assertThat(plugin.unpacked(bundle))
        .contains("pmem-csi-intel-com-node", "pmem-csi-intel-com-controller-0", "PmemApplyDriver");
    assertThat(kubectl.succeed("get", "windlass", "-A", "-o", "name"))
        .contains("deployment.pmem-csi.intel.com/" + name);
  }

  private void drift(Driver driver) {
    kubectl.succeed("delete", "service", "pmem-csi-intel-com-metrics");
    kubectl.succeed(
        "patch",
        "clusterrole",
        "pmem-csi-intel-com-external-provisioner-runner",
        "--type=merge",
        "-p",
        "{\"rules\":[]}");

    driver.await(
        "what was deleted comes back, what was edited is put right",
        Driver.SOON,
        () ->
            kubectl.run("get", "service", "pmem-csi-intel-com-metrics").exitCode() == 0
                && kubectl
                    .succeed(
                        "get",
                        "clusterrole",
                        "pmem-csi-intel-com-external-provisioner-runner",
                        "-o",
                        "jsonpath={.rules[*].resources}")
                    .contains("persistentvolumes"));
    driver.awaitRunning();
  }

  private void labels(Driver driver) {
    kubectl.succeed("label", "service", "pmem-csi-intel-com-controller", "mine=kept");

    driver.patch("{\"spec\":{\"labels\":null}}");
    driver.awaitRunning();

    assertThat(driver.objects(KINDS)).isEmpty();
    assertThat(
            kubectl.succeed(
                "get",
                "service",
                "pmem-csi-intel-com-controller",
                "-o",
                "jsonpath={.metadata.labels}"))
        .isEqualTo("{\"mine\":\"kept\"}");
  }

  private void volumes(Driver driver) {
    Driver.apply(kubectl, VOLUME);
    kubectl.succeed("delete", driver.resource(), "--wait=false");

    driver.await(
        "held by a volume",
        Driver.SOON,
        () -> driver.message("Stalled").contains("kept (claim default/data)"));
    assertThat(registered()).isNotEmpty();

    kubectl.succeed("delete", "pv", "kept", "--wait=false");
    kubectl.run(
        "patch", "pv", "kept", "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
    driver.await("released", Driver.LONG, driver::gone);

    assertThat(nodes("windlass.io/pmem-driver")).isEmpty();
    assertThat(kubectl.succeed("get", "daemonset,statefulset,csidriver", "-o", "name"))
        .doesNotContain("pmem-csi");
  }

  @Test
  @Order(2)
  void theLaterKindDoesTheSame() {
    Driver driver = Driver.sample(stack, "pmem-pmemcsideployment.yaml").awaitRunning();

    assertThat(driver.get("{.status.nodes.ready}")).startsWith("10/");
    kubectl.succeed("delete", driver.resource(), "--timeout=120s");
    assertThat(nodes("windlass.io/pmem-driver")).isEmpty();
  }

  @Test
  @Order(3)
  void aNodeThatDoesNotFitHoldsNobody() {
    PmemHardware hardware = stack.pmem().hardware();
    hardware.replace("pmem-1", "64Gi");
    hardware.makeRaw("pmem-1", "64Gi");
    hardware.replace("pmem-2", "64Gi");
    hardware.replace("pmem-3", "0");
    kubectl.succeed("label", "node", "pmem-1", "pmem-2", "pmem-3", "pmem-raw=yes");
    Driver driver = Driver.sample(stack, "pmem-raw-namespaces.yaml");

    driver.await(
        "the node that fits has the driver",
        Driver.LONG,
        () ->
            driver.current("Stalled").equals("True")
                && driver.get("{.status.nodes.ready}").equals("1/3"));
    assertThat(driver.message("Stalled"))
        .contains(
            "pmem-1: all of its memory is in 1 raw namespaces",
            "pmem-3: has no region of persistent memory",
            "the other nodes do not wait for it");
    assertThat(driver.get("{.status.phase}")).isEqualTo("Initializing");
    assertThat(driver.get("{range .status.nodes.checks[*]}{.node}={.result} {end}"))
        .contains("pmem-1=Blocked", "pmem-3=Blocked");
    assertThat(driver.current("Preflight")).isEqualTo("False");
    assertThat(nodes("windlass.io/pmem-driver")).containsExactly("node/pmem-2");
    assertThat(kubectl.succeed("get", "jobs", "-o", "name")).doesNotContain("raw-pmem-csi");
    assertThat(kubectl.succeed("get", "events", "-A", "-o", "jsonpath={.items[*].reason}"))
        .contains("HardwareMissing", "NamespacesRaw");

    convert(driver);
    hardware.replace("pmem-3", "64Gi");
    kubectl.succeed("annotate", driver.resource(), "windlass.io/check-hosts=second", "--overwrite");
    driver.awaitRunning();
    assertThat(driver.message("Preflight")).isEmpty();
    kubectl.succeed("delete", driver.resource(), "--timeout=120s");
    kubectl.succeed("label", "node", "pmem-1", "pmem-2", "pmem-3", "pmem-4", "pmem-raw-");
  }

  /** The program fails on one of two nodes, and the other does not wait for it. */
  private void convert(Driver driver) {
    String label = "raw.pmem-csi.example.org/convert-raw-namespaces=force";
    PmemHardware hardware = stack.pmem().hardware();
    hardware.replace("pmem-4", "64Gi");
    hardware.makeRaw("pmem-4", "64Gi");
    stack.pmem().faults().strike("pmem-4", DriverFault.CONVERT_FAILS);
    kubectl.succeed("label", "node", "pmem-1", "pmem-4", label);
    plugin().run("convert", driver.resource(), "--wait");

    assertThat(conversions(driver)).contains("pmem-1=Converted 1/2", "pmem-4=Failed 2/2");
    assertThat(driver.message("Stalled")).contains("ndctl create-namespace: simulated fault");
    driver.await(
        "the driver is where memory was converted",
        Driver.LONG,
        () -> driver.get("{.status.nodes.ready}").equals("2/3"));

    stack.pmem().faults().lift("pmem-4", DriverFault.CONVERT_FAILS);
    kubectl.succeed("annotate", driver.resource(), "windlass.io/convert=again", "--overwrite");
    driver.await(
        "converted when the program works",
        Driver.LONG,
        () -> conversions(driver).contains("pmem-4=Converted 1/2"));
    assertThat(kubectl.succeed("get", "clusterroles", "-o", "name"))
        .doesNotContain("raw-pmem-csi-example-org-node-setup");
  }

  private Plugin plugin() {
    return new Plugin(Cluster.in("pmem-plugin"), folder, true);
  }

  private static String conversions(Driver driver) {
    return driver.get("{range .status.conversions[*]}{.node}={.state} {.attempts};{end}");
  }

  private List<String> nodes(String label) {
    return kubectl.succeed("get", "nodes", "-l", label, "-o", "name").lines().toList();
  }

  /** Nodes whose kubelet has the driver. */
  private List<String> registered() {
    return kubectl
        .succeed(
            "get",
            "csinodes",
            "-o",
            "jsonpath={range .items[*]}{.metadata.name}={.spec.drivers[*].name}{\"\\n\"}{end}")
        .lines()
        .filter(line -> line.endsWith("=pmem-csi.intel.com"))
        .toList();
  }
}
