package io.windlass.testbed.playground;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import io.windlass.testbed.cloud.CloudBalancers;
import io.windlass.testbed.kubelet.SimulatedKubelet;
import io.windlass.testbed.kubelet.volume.Directories;
import io.windlass.testbed.pmem.PmemAnnotations;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The surroundings of Windlass on one machine. Whoever starts it owns its parts through the {@link
 * ShutdownOrder} passed in, and may close that at any time, also in the middle of the start.
 *
 * @param kubelet of all simulated nodes; runs in this JVM
 * @param cloud gives load balancers their addresses; runs in this JVM
 * @param client the administrator's
 * @param webhook where the usual starter serves its webhook
 */
public record Stack(
    StackSettings settings,
    ControlPlane controlPlane,
    TemporalServer temporal,
    SimulatedKubelet kubelet,
    CloudBalancers cloud,
    KubernetesClient client,
    Webhook webhook) {

  /**
   * Starts everything and returns when it can be used; control plane and Temporal start side by
   * side.
   *
   * @param narrator hears what was started, and what was reused for it
   * @throws PlaygroundException when a part does not come up; the others have been stopped then
   */
  public static Stack start(
      StackSettings settings, ShutdownOrder parts, Consumer<String> narrator) {
    settings.directory().create();
    try {
      CompletableFuture<TemporalServer> temporal =
          Background.run(() -> parts.own(startTemporal(settings, narrator)));
      ControlPlane controlPlane = parts.own(startControlPlane(settings, narrator));
      KubernetesClient client = parts.own(connect(controlPlane));
      SimulatedKubelet kubelet = parts.own(startNodes(settings, client, narrator));
      CloudBalancers cloud = parts.own(CloudBalancers.start(client, settings.simulation().time()));
      parts.own(PmemAnnotations.start(client, settings.simulation().pmem()));
      Webhook webhook = new Webhook(Ports.any());
      return new Stack(
          settings, controlPlane, Background.result(temporal), kubelet, cloud, client, webhook);
    } catch (PlaygroundException e) {
      parts.close();
      throw e;
    }
  }

  public Kubectl kubectl() {
    return new Kubectl(settings.tools().kubectl(), controlPlane.kubeconfig());
  }

  /** What a worker or starter needs to run against this stack. */
  public Connection connection() {
    return new Connection(
        Optional.of(controlPlane.kubeconfig()),
        Optional.of(temporal.address()),
        Optional.of(settings.directory().hosts()));
  }

  /** Settings of a worker or starter against this stack. */
  public Application.Settings application(Role role) {
    return Application.Settings.of(settings.tools(), role, connection(), settings.directory())
        .with(settings.simulation().environment())
        .with(
            switch (role) {
              case WORKER -> Map.of();
              case STARTER -> webhook.environment();
            });
  }

  /** Lets the API server ask the starter before it accepts a resource. */
  public void installWebhook() {
    webhook.install(settings.tools(), settings.directory(), kubectl());
  }

  /** Returns when a part that cannot be replaced has ended. */
  void awaitBroken() {
    CompletableFuture.anyOf(controlPlane.process().exitCode(), temporal.process().exitCode())
        .join();
  }

  /** Says which part has ended. */
  PlaygroundException broken() {
    ChildProcess ended =
        controlPlane.process().alive() ? temporal.process() : controlPlane.process();
    return new PlaygroundException(
        "%s has ended; its log is %s".formatted(ended.name(), ended.log()));
  }

  private static ControlPlane startControlPlane(StackSettings settings, Consumer<String> narrator) {
    ControlPlane.Settings wanted = settings.controlPlane();
    String origin = wanted.reuses() ? ", goes on from the state kept in .dev/data" : "";
    long began = System.nanoTime();
    ControlPlane started = ControlPlane.start(wanted);
    narrator.accept(
        "control plane  Kubernetes %s at %s (%s%s)"
            .formatted(started.version(), started.server(), since(began), origin));
    return started;
  }

  private static TemporalServer startTemporal(StackSettings settings, Consumer<String> narrator) {
    String origin = settings.reusesHistories() ? ", with the workflow histories of before" : "";
    long began = System.nanoTime();
    if (!settings.keepState()) {
      settings.directory().forgetTemporal();
    }
    TemporalServer started = TemporalServer.start(settings.temporal());
    narrator.accept(
        "Temporal       %s%s, web UI %s%s (%s%s)"
            .formatted(
                started.address(),
                settings.temporalPort().remark(),
                started.userInterface(),
                settings.userInterfacePort().remark(),
                since(began),
                origin));
    return started;
  }

  private static SimulatedKubelet startNodes(
      StackSettings settings, KubernetesClient client, Consumer<String> narrator) {
    long began = System.nanoTime();
    if (!settings.keepState()) {
      // Disks of an earlier run would be found by volumes of the same names.
      Directories.delete(settings.directory().nodeData());
    }
    SimulatedKubelet started = SimulatedKubelet.start(client, settings.kubelet());
    narrator.accept(
        "nodes          %d simulated (%s)"
            .formatted(settings.simulation().topology().nodes().size(), since(began)));
    return started;
  }

  private static KubernetesClient connect(ControlPlane controlPlane) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
        // Our certificate needs no renewal, for which each request would read the file again.
        .withHttpClientBuilderConsumer(
            http -> http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, null))
        .build();
  }

  static String since(long began) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }
}
