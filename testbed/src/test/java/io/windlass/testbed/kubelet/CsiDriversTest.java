package io.windlass.testbed.kubelet;

import static io.windlass.testbed.kubelet.KubeletStack.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriver;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.testbed.kubelet.volume.Directories;
import io.windlass.testbed.pmem.PmemHardware;
import io.windlass.testbed.pmem.PmemStorage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PMEM-CSI as its manifests deploy it, below a real control plane. */
class CsiDriversTest {

  private static final String NAMESPACE = "pmem";
  private static final String DRIVER = "pmem-csi.intel.com";
  private static final Validity DAY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private static final String ACCOUNT =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: pmem-csi-controller}
      """;

  private static final String CLASS =
      """
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: late}
      provisioner: pmem-csi.intel.com
      volumeBindingMode: WaitForFirstConsumer
      """;

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: late
        resources: {requests: {storage: 4Gi}}
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: pod}
      spec:
        nodeSelector: {kubernetes.io/hostname: node-2}
        containers:
          - name: tiny
            image: tiny
            volumeMounts: [{name: data, mountPath: /data}]
        volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
      """;

  private static KubeletStack stack;

  @BeforeAll
  static void deploy() {
    // What an earlier run has left would take room of the PMEM.
    Directories.delete(Path.of("target", "csi-drivers"));
    stack = KubeletStack.start("csi-drivers");
    PmemHardware hardware = PmemHardware.of(KubeletStack.TOPOLOGY);
    new PmemStorage(hardware, KubeletStack.TIME).publish(stack.images);
    stack.namespace(NAMESPACE);
    Authority authority = Authority.create("pmem", DAY);
    secret("pmem-csi-registry-secrets", authority, "pmem-registry");
    secret("pmem-csi-node-secrets", authority, "pmem-node-controller");
    stack.create(NAMESPACE, ACCOUNT);
    stack
        .client
        .load(CsiDriversTest.class.getResourceAsStream("pmem-csi.yaml"))
        .inNamespace(NAMESPACE)
        .create();
  }

  private static void secret(String name, Authority authority, String peer) {
    Identity identity = authority.issue(peer, List.of(peer), DAY);
    stack
        .client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withType("kubernetes.io/tls")
                .addToStringData("ca.crt", authority.certificateText())
                .addToStringData("tls.crt", identity.chainText())
                .addToStringData("tls.key", identity.keyText())
                .build())
        .create();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void theKubeletTellsOfADriverThatRegistered() {
    until("registered", () -> registered("node-1") && registered("node-2"));
    assertThat(drivers("node-1"))
        .allSatisfy(
            driver -> {
              assertThat(driver.getNodeID()).isEqualTo("node-1");
              assertThat(driver.getTopologyKeys()).containsExactly(DRIVER + "/node");
            });
    ObjectMeta node = stack.client.nodes().withName("node-1").require().getMetadata();
    assertThat(node.getLabels()).containsEntry(DRIVER + "/node", "node-1");
    assertThat(node.getAnnotations())
        .containsEntry("csi.volume.kubernetes.io/nodeid", "{\"" + DRIVER + "\":\"node-1\"}");
    assertThat(drivers("node-3")).isEmpty();
  }

  @Test
  void aVolumeIsMadeOnTheNodeOfItsPodAndGoesWithItsClaim() {
    String namespace = stack.namespace("volumes");
    stack.create(namespace, CLASS);
    stack.create(namespace, CLAIM);
    stack.create(namespace, POD);
    stack.untilReady(namespace, "pod");
    PersistentVolume volume = volume(namespace);
    assertThat(volume.getSpec().getCsi().getDriver()).isEqualTo(DRIVER);
    assertThat(term(volume).getKey()).isEqualTo(DRIVER + "/node");
    assertThat(term(volume).getValues()).containsExactly("node-2");
    assertThat(available("node-2")).isEqualTo(60L << 30);
    assertThat(available("node-1")).isEqualTo(64L << 30);

    // The driver's own pod may go meanwhile: the volume outlives it, and the pod that uses it.
    stack.client.resource(nodePod("node-2").orElseThrow()).delete();
    until("driver is back", () -> available("node-2") == 60L << 30);
    stack.client.persistentVolumeClaims().inNamespace(namespace).withName("data").delete();
    stack.client.pods().inNamespace(namespace).withName("pod").delete();
    until("capacity is back", () -> available("node-2") == 64L << 30);
    String name = volume.getMetadata().getName();
    until("gone", () -> stack.client.persistentVolumes().withName(name).get() == null);
    assertThat(page(stack.pod(NAMESPACE, "pmem-csi-controller-0"), 10011))
        .contains(
            "driver_name=\"pmem-csi.intel.com\",grpc_status_code=\"OK\",method_name=\"/csi.v1.Controller/DeleteVolume\"} 1");
  }

  @Test
  void whatNoNodeHasRoomForIsTold() {
    String namespace = stack.namespace("large");
    stack.create(namespace, CLASS.replace("late", "large"));
    stack.create(namespace, CLAIM.replace("late", "large").replace("4Gi", "400Gi"));
    stack.create(namespace, POD);
    until("told", () -> !stack.events(namespace, "data", "ProvisioningFailed").isEmpty());
    assertThat(stack.events(namespace, "data", "ProvisioningFailed").getFirst())
        .isEqualTo("Unavailable: No node found with 429496729600 capacity");
  }

  private static PersistentVolume volume(String namespace) {
    String name =
        stack
            .client
            .persistentVolumeClaims()
            .inNamespace(namespace)
            .withName("data")
            .require()
            .getSpec()
            .getVolumeName();
    return stack.client.persistentVolumes().withName(name).require();
  }

  private static NodeSelectorRequirement term(PersistentVolume volume) {
    return volume
        .getSpec()
        .getNodeAffinity()
        .getRequired()
        .getNodeSelectorTerms()
        .getFirst()
        .getMatchExpressions()
        .getFirst();
  }

  /** In bytes; less than none while the driver does not answer. */
  private static long available(String node) {
    return nodePod(node)
        .map(pod -> page(pod, 10010))
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("pmem_amount_available"))
        .map(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElse(-1L);
  }

  /** By the name that the DNS has for the pod; empty when it does not answer. */
  private static String page(Pod pod, int port) {
    String address = String.valueOf(pod.getStatus().getPodIP());
    String host = "%s.%s.pod.cluster.local".formatted(address.replace('.', '-'), NAMESPACE);
    try (InputStream page =
        URI.create("http://%s:%d/metrics".formatted(host, port)).toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreachable) {
      return "";
    }
  }

  private static boolean registered(String node) {
    return drivers(node).stream().anyMatch(driver -> driver.getName().equals(DRIVER));
  }

  private static List<CSINodeDriver> drivers(String node) {
    CSINode known = stack.client.storage().v1().csiNodes().withName(node).get();
    return known == null || known.getSpec().getDrivers() == null
        ? List.of()
        : known.getSpec().getDrivers();
  }

  private static Optional<Pod> nodePod(String node) {
    List<Pod> pods =
        stack
            .client
            .pods()
            .inNamespace(NAMESPACE)
            .withLabels(Map.of("app", "pmem-csi-node"))
            .list()
            .getItems();
    return pods.stream()
        .filter(pod -> node.equals(pod.getSpec().getNodeName()))
        .max(Comparator.comparing(pod -> pod.getMetadata().getDeletionTimestamp() == null));
  }
}
