package io.windlass.testbed.kubelet;

import static io.windlass.testbed.kubelet.KubeletStack.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults of pods and nodes, by call and by annotation, below a real control plane. */
class FaultyNodesTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: pod, annotations: {purpose: test}}
      spec:
        nodeSelector: {kubernetes.io/hostname: NODE}
        containers:
          - name: tiny
            image: tiny
            readinessProbe: {httpGet: {path: /health, port: 8080}, failureThreshold: 1}
            volumeMounts: [{name: data, mountPath: /data}]
        volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
      """;

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  private static KubeletStack stack;

  @BeforeAll
  static void start() {
    stack = KubeletStack.start("faulty-nodes");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static String pod(String name, String node) {
    String namespace = stack.namespace(name);
    stack.create(namespace, CLAIM);
    stack.create(namespace, POD.replace("NODE", node));
    stack.untilReady(namespace, "pod");
    return namespace;
  }

  @Test
  void killsByCallAndByAnnotation() {
    String namespace = pod("kills", "node-1");
    stack.kubelet.faults().injectPod(namespace, "pod", new Fault.Kill(Optional.empty()));
    until("restart", () -> stack.restarts(namespace, "pod") == 1);
    stack.untilReady(namespace, "pod");
    assertThat(exitCode(namespace)).isEqualTo(137);
    stack.annotate(namespace, "pod", "terminate");
    until("restart", () -> stack.restarts(namespace, "pod") == 2);
    assertThat(exitCode(namespace)).isZero();
    stack.untilReady(namespace, "pod");
    assertThat(stack.file(namespace, "pod", "/data/starts")).as("starts").isEqualTo("xxx");
  }

  @Test
  void aHangLastsAsLongAsItsAnnotation() {
    String namespace = pod("hangs", "node-1");
    stack.annotate(namespace, "pod", "hang=tiny");
    until("not ready", () -> !stack.ready(namespace, "pod"));
    stack.annotate(namespace, "pod", "");
    stack.untilReady(namespace, "pod");
    assertThat(stack.restarts(namespace, "pod")).isZero();
  }

  @Test
  void aSlowStartDelaysTheProgram() {
    String namespace = pod("slow", "node-1");
    stack.annotate(namespace, "pod", "slow-start=80s,kill");
    until("restart", () -> stack.restarts(namespace, "pod") == 1);
    Instant restarted = Instant.now();
    stack.untilReady(namespace, "pod");
    assertThat(Duration.between(restarted, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void aLostVolumeIsEmpty() {
    String namespace = pod("losses", "node-1");
    assertThat(stack.file(namespace, "pod", "/data/starts")).isEqualTo("x");
    stack.annotate(namespace, "pod", "volume-lost=data");
    until("loss", () -> stack.file(namespace, "pod", "/data/starts").equals("none"));
  }

  @Test
  void aFaultThatCannotBeIsRefused() {
    String namespace = pod("refusals", "node-1");
    stack.annotate(namespace, "pod", "clock-skew=5m,kill=nobody,volume-lost=nothing,node-lost");
    until("refusals", () -> stack.events(namespace, "pod", "FaultRefused").size() == 4);
    assertThat(stack.events(namespace, "pod", "FaultRefused"))
        .containsExactlyInAnyOrder(
            "no container of this pod keeps a clock",
            "no container nobody runs in this pod",
            "this pod has no volume nothing to lose",
            "a pod cannot lose its node; annotate the node");
    stack.annotate(namespace, "pod", "explode");
    until("a fifth", () -> stack.events(namespace, "pod", "FaultRefused").size() == 5);
  }

  @Test
  void aLostNodeIsNoticedAndComesBack() {
    String namespace = pod("lost", "node-2");
    stack.kubelet.faults().injectNode("node-2", new Fault.NodeLost());
    until("noticed", () -> !nodeReady("node-2"));
    assertThat(stack.file(namespace, "pod", "/data/starts")).isEqualTo("unreachable");
    stack.kubelet.faults().liftNode("node-2", new Fault.NodeLost());
    until("node is back", () -> nodeReady("node-2"));
    stack.untilReady(namespace, "pod");
    assertThat(stack.restarts(namespace, "pod")).isEqualTo(1);
    assertThat(stack.file(namespace, "pod", "/data/starts")).isEqualTo("xx");
  }

  @Test
  void aNodeThatIsCutOffKeepsItsProcesses() {
    String namespace = pod("cut", "node-3");
    annotateNode("node-3", "node-cut");
    until("noticed", () -> !nodeReady("node-3"));
    annotateNode("node-3", "");
    until("node is back", () -> nodeReady("node-3"));
    stack.untilReady(namespace, "pod");
    assertThat(stack.restarts(namespace, "pod")).isZero();
    assertThat(stack.file(namespace, "pod", "/data/starts")).isEqualTo("x");
  }

  @Test
  void aLastingFaultOfANodeStrikesPodsThatComeLater() {
    annotateNode("node-1", "slow-start=80s");
    Instant before = Instant.now();
    pod("later", "node-1");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
    annotateNode("node-1", "");
  }

  private static int exitCode(String namespace) {
    return stack
        .pod(namespace, "pod")
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getLastState()
        .getTerminated()
        .getExitCode();
  }

  private static boolean nodeReady(String node) {
    return stack.client.nodes().withName(node).require().getStatus().getConditions().stream()
        .anyMatch(one -> one.getType().equals("Ready") && one.getStatus().equals("True"));
  }

  private static void annotateNode(String node, String fault) {
    stack.client.nodes().withName(node).patch(KubeletStack.MERGE, KubeletStack.annotation(fault));
  }
}
