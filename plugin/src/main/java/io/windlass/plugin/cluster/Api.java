package io.windlass.plugin.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Objects of any kind as plain JSON objects, and failures as sentences. */
record Api(KubernetesClient client) {

  /** Whatever is below was not answered by a server. */
  private static final int LOWEST_STATUS = 100;

  /** The objects of a kind. */
  MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      of(Kind kind) {
    return of(kind, kind.namespaced());
  }

  MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      of(Kind kind, boolean namespaced) {
    return client.genericKubernetesResources(
        new ResourceDefinitionContext.Builder()
            .withGroup(kind.group())
            .withVersion(kind.version())
            .withKind(kind.name())
            .withPlural(kind.plural())
            .withNamespaced(namespaced)
            .build());
  }

  /** A kind that is not of Windlass, whose objects are in namespaces. */
  static Kind builtIn(String group, String version, String name, String plural) {
    return new Kind(group, version, name, plural, List.of());
  }

  Fields fields(GenericKubernetesResource resource) {
    return Fields.of(client.getKubernetesSerialization().convertValue(resource, Map.class));
  }

  GenericKubernetesResource generic(Fields document) {
    return client
        .getKubernetesSerialization()
        .convertValue(document.values(), GenericKubernetesResource.class);
  }

  /** Makes a call; what the API server refuses, it refuses in its own words. */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException failure) {
      throw problem(failure);
    }
  }

  private static Problem problem(KubernetesClientException failure) {
    String words =
        failure.getStatus() == null || failure.getStatus().getMessage() == null
            ? innermost(failure)
            : failure.getStatus().getMessage();
    if (failure.getCode() < LOWEST_STATUS) {
      return new Problem(
          ExitCode.FAILED,
          "the API server can't be reached (%s); is KUBECONFIG, or --kubeconfig and --context, right?"
              .formatted(words));
    }
    return switch (failure.getCode()) {
      case 401 ->
          new Problem(ExitCode.FAILED, "the API server does not know who you are: " + words);
      case 403 -> Problem.forbidden("the API server does not allow it: " + words);
      case 404 -> new Problem(ExitCode.NOT_FOUND, words);
      default -> new Problem(ExitCode.FAILED, "the API server refuses: " + words);
    };
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
