package io.windlass.starter.admission;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.starter.admission.Change.Author;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost.Access;
import io.windlass.workflows.aistore.autoscale.HostRules;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The real API server. It waits for our answer while we ask it, so no question takes longer than
 * {@link #PATIENCE}.
 */
@Singleton
final class KubernetesSurroundings implements Surroundings {

  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final ResourceDefinitionContext PROFILE =
      new ResourceDefinitionContext.Builder()
          .withGroup("auth.ais.nvidia.com")
          .withVersion("v1alpha1")
          .withKind("AIStoreAuthProfile")
          .withPlural("aistoreauthprofiles")
          .withNamespaced(false)
          .build();

  private final KubernetesClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  KubernetesSurroundings(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public boolean storageClass(String name) {
    return ask(() -> client.storage().v1().storageClasses().withName(name).get() != null);
  }

  @Override
  public boolean letsVolumesGrow(String storageClass) {
    return ask(
        () ->
            Optional.ofNullable(client.storage().v1().storageClasses().withName(storageClass).get())
                .filter(found -> Boolean.TRUE.equals(found.getAllowVolumeExpansion()))
                .isPresent());
  }

  @Override
  public int nodes(Map<String, String> labels, int limit) {
    return ask(
        () ->
            client
                .nodes()
                .withLabels(labels)
                .list(new ListOptionsBuilder().withLimit((long) limit).build())
                .getItems()
                .size());
  }

  /** A list of one: nothing else is asked of nodes, so that no other right is needed. */
  @Override
  public DrainedHost host(String name) {
    return ask(
        () ->
            new DrainedHost(
                name,
                client.nodes().withField("metadata.name", name).list().getItems().stream()
                    .findFirst()
                    .map(HostRules::cordoned)
                    .map(cordoned -> cordoned ? Access.CORDONED : Access.OPEN)
                    .orElse(Access.MISSING),
                Set.of()));
  }

  @Override
  public boolean profile(String name) {
    return ask(() -> client.genericKubernetesResources(PROFILE).withName(name).get() != null);
  }

  @Override
  public boolean allowed(Author author, ObjectAccess access) {
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(author.name())
            .withUid(author.uid())
            .withGroups(author.groups())
            .withExtra(author.extra())
            .withNewResourceAttributes()
            .withVerb(access.verb())
            .withGroup(access.group())
            .withResource(access.resource())
            .withNamespace(access.namespace())
            .withName(access.name())
            .endResourceAttributes()
            .endSpec()
            .build();
    return ask(
        () -> Boolean.TRUE.equals(client.resource(review).create().getStatus().getAllowed()));
  }

  private <T> T ask(Supplier<T> question) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(question, threads)
            .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw new IllegalStateException(
          "the Kubernetes API gives no answer: " + failed.getCause(), failed);
    }
  }
}
