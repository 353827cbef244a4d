package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.playground.ControlPlane;
import io.windlass.testbed.playground.PlaygroundDirectory;
import io.windlass.testbed.playground.Tools;
import io.windlass.testbed.topology.NodeGroup;
import io.windlass.testbed.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A real control plane with three simulated nodes that run {@link TinyServer}. */
final class KubeletStack implements AutoCloseable {

  /** How much faster than life pods live here. */
  static final TimeScale TIME = new TimeScale(0.05);

  static final Topology TOPOLOGY = new Topology(List.of(NodeGroup.of("node", 3).withPmem("64Gi")));

  static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private static final Duration LIMIT = Duration.ofSeconds(60);

  final ImageRegistry images = new ImageRegistry().put("tiny", TinyServer::start);
  final ControlPlane controlPlane;
  final KubernetesClient client;
  final SimulatedKubelet kubelet;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private KubeletStack(PlaygroundDirectory directory) {
    ControlPlane.Settings settings =
        ControlPlane.Settings.of(Tools.locate(), directory, true)
            .withNodeGrace(Duration.ofSeconds(6));
    controlPlane = ControlPlane.start(settings);
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
            .build();
    KubeletTimings timings = KubeletTimings.of(TIME).withLeasePeriod(Duration.ofSeconds(1));
    kubelet =
        SimulatedKubelet.start(
            client,
            new KubeletOptions(directory.nodeData(), directory.hosts(), TOPOLOGY, images, timings));
  }

  static KubeletStack start(String name) {
    return new KubeletStack(new PlaygroundDirectory(Path.of("target", name)).create());
  }

  String namespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  void create(String namespace, String object) {
    // The account's token is mounted into every pod.
    until(
        "account",
        () ->
            client.serviceAccounts().inNamespace(namespace).withName("default").get() != null
                && client.configMaps().inNamespace(namespace).withName("kube-root-ca.crt").get()
                    != null);
    client.resource(object).inNamespace(namespace).create();
  }

  Pod pod(String namespace, String name) {
    return client.pods().inNamespace(namespace).withName(name).require();
  }

  boolean ready(String namespace, String name) {
    return pod(namespace, name).getStatus().getConditions().stream()
        .anyMatch(one -> one.getType().equals("Ready") && one.getStatus().equals("True"));
  }

  void untilReady(String namespace, String name) {
    until("ready " + name, () -> ready(namespace, name));
  }

  /** Why the pod's first container waits; empty when it does not. */
  String waiting(String namespace, String name) {
    var statuses = pod(namespace, name).getStatus().getContainerStatuses();
    var waiting = statuses.isEmpty() ? null : statuses.getFirst().getState().getWaiting();
    return waiting == null ? "" : String.valueOf(waiting.getReason());
  }

  int restarts(String namespace, String name) {
    return pod(namespace, name).getStatus().getContainerStatuses().getFirst().getRestartCount();
  }

  /** Messages of the pod's events with a reason. */
  List<String> events(String namespace, String name, String reason) {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getName().equals(name))
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .toList();
  }

  void annotate(String namespace, String name, String fault) {
    client.pods().inNamespace(namespace).withName(name).patch(MERGE, annotation(fault));
  }

  static String annotation(String fault) {
    return "{\"metadata\":{\"annotations\":{\"testbed.windlass.io/fault\":\"" + fault + "\"}}}";
  }

  /** The content of a file in the pod, or "none". */
  String file(String namespace, String name, String path) {
    String address =
        ClusterAddress.listening(String.valueOf(pod(namespace, name).getStatus().getPodIP()));
    URI uri = URI.create("http://" + address + ":8080/file" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "unreachable";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("timed out: " + what);
      }
      pause(Duration.ofMillis(50));
    }
  }

  static void pause(Duration time) {
    try {
      new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kubelet.close();
    client.close();
    controlPlane.close();
  }
}
