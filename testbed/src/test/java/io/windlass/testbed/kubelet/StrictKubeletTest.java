package io.windlass.testbed.kubelet;

import static io.windlass.testbed.kubelet.KubeletStack.pause;
import static io.windlass.testbed.kubelet.KubeletStack.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a kubelet is strict, the simulated one is too: below a real control plane. */
class StrictKubeletTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: pod}
      spec:
        containers: [{name: tiny, image: tiny}]
      """;

  private static KubeletStack stack;

  @BeforeAll
  static void start() {
    stack = KubeletStack.start("strict-kubelet");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aMissingSecretKeepsThePodInContainerCreating() {
    String namespace = stack.namespace("missing-secret");
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod}
        spec:
          containers: [{name: tiny, image: tiny, volumeMounts: [{name: s, mountPath: /s}]}]
          volumes: [{name: s, secret: {secretName: nowhere}}]
        """);
    until("event", () -> !stack.events(namespace, "pod", "FailedMount").isEmpty());
    assertThat(stack.events(namespace, "pod", "FailedMount"))
        .contains("MountVolume.SetUp failed for volume \"s\" : secret \"nowhere\" not found");
    until("status", () -> stack.waiting(namespace, "pod").equals("ContainerCreating"));
    assertThat(stack.pod(namespace, "pod").getStatus().getPhase()).isEqualTo("Pending");

    stack
        .client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("nowhere")
                .withNamespace(namespace)
                .endMetadata()
                .addToStringData("key", "found")
                .build())
        .create();
    stack.untilReady(namespace, "pod");
    assertThat(stack.file(namespace, "pod", "/s/key")).isEqualTo("found");
  }

  @Test
  void aMissingConfigMapInTheEnvironmentIsAConfigError() {
    String namespace = stack.namespace("missing-key");
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod}
        spec:
          containers:
            - name: tiny
              image: tiny
              envFrom: [{configMapRef: {name: nowhere}}]
        """);
    until(
        "config error", () -> stack.waiting(namespace, "pod").equals("CreateContainerConfigError"));
    assertThat(stack.events(namespace, "pod", "Failed"))
        .contains("configmap \"nowhere\" not found");
  }

  @Test
  void anUnknownImageIsNotPulledAndThenBackedOffFrom() {
    String namespace = stack.namespace("unknown-image");
    stack.create(namespace, POD.replace("image: tiny", "image: registry.example/late:v1"));
    until("refusal", () -> stack.waiting(namespace, "pod").equals("ErrImagePull"));
    until("back-off", () -> stack.waiting(namespace, "pod").equals("ImagePullBackOff"));
    assertThat(stack.events(namespace, "pod", "Failed"))
        .anyMatch(message -> message.contains("registry.example/late:v1"));
    assertThat(stack.events(namespace, "pod", "BackOff"))
        .contains("Back-off pulling image \"registry.example/late:v1\"");

    stack.images.put("registry.example/late", TinyServer::start);
    stack.untilReady(namespace, "pod");
  }

  @Test
  void whatDoesNotFitStaysPending() {
    String namespace = stack.namespace("too-big");
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod}
        spec:
          containers: [{name: tiny, image: tiny, resources: {requests: {cpu: "129"}}}]
        """);
    until(
        "unschedulable",
        () ->
            stack.pod(namespace, "pod").getStatus().getConditions().stream()
                .anyMatch(one -> "Unschedulable".equals(one.getReason())));
    pause(Duration.ofSeconds(1));
    assertThat(stack.pod(namespace, "pod").getStatus().getPhase()).isEqualTo("Pending");
    assertThat(stack.pod(namespace, "pod").getSpec().getNodeName()).isNull();
  }

  @Test
  void probesRunWithTheirOwnTiming() {
    String namespace = stack.namespace("probes");
    // 100 s of delay are 5 s here.
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod}
        spec:
          containers:
            - name: tiny
              image: tiny
              readinessProbe:
                {httpGet: {path: /health, port: 8080}, initialDelaySeconds: 100, periodSeconds: 5}
              livenessProbe:
                {httpGet: {path: /nothing, port: 8080}, initialDelaySeconds: 200, failureThreshold: 2}
        """);
    until("running", () -> stack.pod(namespace, "pod").getStatus().getPhase().equals("Running"));
    Instant running = Instant.now();
    assertThat(stack.ready(namespace, "pod")).isFalse();
    stack.untilReady(namespace, "pod");
    assertThat(Duration.between(running, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
    until("restart", () -> stack.restarts(namespace, "pod") > 0);
    assertThat(Duration.between(running, Instant.now())).isGreaterThan(Duration.ofSeconds(8));
    assertThat(stack.events(namespace, "pod", "Unhealthy"))
        .anyMatch(message -> message.startsWith("Liveness probe failed: HTTP probe failed"));
    assertThat(stack.events(namespace, "pod", "Killing"))
        .contains("Container tiny failed liveness probe, will be restarted");
  }

  @Test
  void filesOfAChangedConfigMapFollowLate() {
    String namespace = stack.namespace("late-files");
    var map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("settings")
            .withNamespace(namespace)
            .endMetadata()
            .addToData("key", "old");
    stack.client.resource(map.build()).create();
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod}
        spec:
          containers: [{name: tiny, image: tiny, volumeMounts: [{name: c, mountPath: /c}]}]
          volumes: [{name: c, configMap: {name: settings}}]
        """);
    stack.untilReady(namespace, "pod");
    Instant changed = Instant.now();
    stack.client.resource(map.addToData("key", "new").build()).update();
    until("new file", () -> stack.file(namespace, "pod", "/c/key").equals("new"));
    // Half of 60 s at the least, at the scale of this test.
    assertThat(Duration.between(changed, Instant.now())).isGreaterThan(Duration.ofMillis(1_400));
  }

  @Test
  void aPodThatDoesNotEndIsKilledAfterItsGracePeriod() {
    String namespace = stack.namespace("grace");
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: stubborn}
        spec:
          terminationGracePeriodSeconds: 80
          containers: [{name: tiny, image: tiny, args: [ignore-term]}]
        """);
    stack.create(namespace, POD);
    stack.untilReady(namespace, "stubborn");
    stack.untilReady(namespace, "pod");
    Instant deleted = Instant.now();
    stack.client.pods().inNamespace(namespace).withName("stubborn").delete();
    stack.client.pods().inNamespace(namespace).withName("pod").delete();
    until(
        "end of the meek",
        () -> stack.client.pods().inNamespace(namespace).withName("pod").get() == null);
    assertThat(stack.pod(namespace, "stubborn").getMetadata().getDeletionTimestamp()).isNotNull();
    until(
        "end of the stubborn",
        () -> stack.client.pods().inNamespace(namespace).withName("stubborn").get() == null);
    assertThat(Duration.between(deleted, Instant.now())).isGreaterThan(Duration.ofMillis(3_900));
  }

  @Test
  void aContainerThatExitsIsRestartedWithBackOff() {
    String namespace = stack.namespace("crashes");
    Instant before = Instant.now();
    stack.create(namespace, POD.replace("image: tiny}", "image: tiny, args: [exit, \"3\"]}"));
    until("back-off", () -> stack.waiting(namespace, "pod").equals("CrashLoopBackOff"));
    until("fifth start", () -> stack.restarts(namespace, "pod") >= 4);
    // 10, 20 and 40 s between the second and the fifth start, at a twentieth.
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(3_400));
    var last = stack.pod(namespace, "pod").getStatus().getContainerStatuses().getFirst();
    assertThat(last.getLastState().getTerminated().getExitCode()).isEqualTo(3);
    assertThat(stack.events(namespace, "pod", "BackOff"))
        .contains("Back-off restarting failed container tiny");
  }

  @Test
  void whatIsNotSimulatedIsNotPretended() {
    String namespace = stack.namespace("hooks");
    stack.create(
        namespace,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod}
        spec:
          containers:
            - {name: tiny, image: tiny, lifecycle: {preStop: {exec: {command: [sync]}}}}
        """);
    until("refusal", () -> stack.waiting(namespace, "pod").equals("CreateContainerError"));
    assertThat(stack.events(namespace, "pod", "Failed"))
        .contains("not simulated: lifecycle.preStop");
  }
}
