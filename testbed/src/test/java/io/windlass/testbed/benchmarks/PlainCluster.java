package io.windlass.testbed.benchmarks;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.activities.aistore.Annotations;
import io.windlass.activities.aistore.objects.ClusterConfiguration;
import io.windlass.activities.aistore.objects.ClusterContext;
import io.windlass.activities.aistore.objects.OwnedObjects;
import io.windlass.activities.aistore.objects.ProxyStatefulSet;
import io.windlass.activities.aistore.objects.RestartHash;
import io.windlass.activities.aistore.objects.TargetStatefulSet;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.Urls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A cluster that runs without Windlass: the very objects that Windlass would make, applied all at
 * once while no starter runs. It can be handed over to Windlass afterwards.
 */
final class PlainCluster {

  private static final String DOMAIN = "cluster.local";

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(50);

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;
  private final Resource<AIStore> resource;
  private final ClusterContext context;

  private PlainCluster(KubernetesClient client, Resource<AIStore> resource) {
    this.client = client;
    this.resource = resource;
    this.context = ClusterContext.of(resource.get(), DOMAIN).withRebalanceReady(true);
  }

  /** Creates the resource, which nobody heeds; its objects are still missing. */
  static PlainCluster create(KubernetesClient client, String yaml) {
    HasMetadata created = client.resource(yaml).create();
    return new PlainCluster(
        client,
        client
            .resources(AIStore.class)
            .inNamespace(created.getMetadata().getNamespace())
            .withName(created.getMetadata().getName()));
  }

  /** Applies all objects, one right after the other. */
  PlainCluster start() {
    List<HasMetadata> objects = new ArrayList<>(OwnedObjects.quiet(context));
    objects.add(ProxyStatefulSet.of(context));
    objects.add(TargetStatefulSet.of(context));
    objects.forEach(new ServerSide(client)::apply);
    return this;
  }

  /** Returns when every pod is ready and AIStore says that the cluster has started. */
  void awaitService() {
    List.of(DaemonRole.values()).forEach(this::awaitPods);
    URI health =
        URI.create(new Urls(context.aistore(), DOMAIN).intraCluster() + "/v1/health?prr=true");
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, health)) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private void awaitPods(DaemonRole role) {
    client
        .apps()
        .statefulSets()
        .inNamespace(namespace())
        .withName(Names.of(context.aistore()).daemon(role))
        .waitUntilCondition(PlainCluster::ready, LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean answers(HttpClient http, URI health) {
    try {
      HttpRequest request = HttpRequest.newBuilder(health).timeout(LIMIT).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static boolean ready(StatefulSet set) {
    return set.getSpec().getReplicas().equals(set.getStatus().getReadyReplicas());
  }

  /** Whether every pod is ready. */
  boolean ready() {
    return List.of(DaemonRole.values()).stream().allMatch(this::ready);
  }

  private boolean ready(DaemonRole role) {
    String name = Names.of(context.aistore()).daemon(role);
    return Optional.ofNullable(
            client.apps().statefulSets().inNamespace(namespace()).withName(name).get())
        .filter(PlainCluster::ready)
        .isPresent();
  }

  /**
   * Marks the resource as one whose cluster was complete once and holds its data where it belongs:
   * a starter that begins now finds it unseen, and a workflow has to look at it.
   */
  void handOver() {
    ClusterConfiguration configuration = new ClusterConfiguration(context);
    String restartHash =
        RestartHash.ofResource(Optional.empty(), Optional.empty(), configuration.atStart());
    resource.patch(
        MERGE,
        """
        {"metadata": {"finalizers": ["%s"], "annotations": {"%s": "%s", "%s": "%s", "%s": "%s"}}}
        """
            .formatted(
                Annotations.FINALIZER,
                ClusterConfiguration.HASH_ANNOTATION,
                configuration.hash(),
                RestartHash.ANNOTATION,
                restartHash,
                Annotations.SETTLED_TARGETS,
                settled()));
    resource
        .subresource("status")
        .patch(
            MERGE,
            """
            {"status": {"conditions": [{"type": "Created", "status": "True",
             "reason": "Created", "message": "complete", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
            """);
  }

  /** The record of settled targets, for targets that never restarted. */
  private String settled() {
    return targets().stream()
        .map(Pod::getMetadata)
        .map(pod -> "%s=%s.0".formatted(pod.getName(), pod.getUid().substring(0, 8)))
        .sorted()
        .collect(Collectors.joining(","));
  }

  private List<Pod> targets() {
    return client
        .pods()
        .inNamespace(namespace())
        .withLabel("app.kubernetes.io/name", context.aistore().getMetadata().getName())
        .withLabel("component", "target")
        .list()
        .getItems();
  }

  private String namespace() {
    return context.aistore().getMetadata().getNamespace();
  }
}
