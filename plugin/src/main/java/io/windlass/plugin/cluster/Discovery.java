package io.windlass.plugin.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.URLUtils;
import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which kinds the API server has in Windlass's category. Discovery is open to everybody who may
 * speak to the API server at all, and one question is enough for all groups.
 */
final class Discovery {

  /** Servers since 1.27 know one of the two. */
  private static final String ACCEPTED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList";

  private final KubernetesClient client;

  Discovery(KubernetesClient client) {
    this.client = client;
  }

  List<Kind> kinds() {
    Fields answer = ask();
    if (!answer.text("kind").equals("APIGroupDiscoveryList")) {
      throw new Problem(
          ExitCode.FAILED,
          "this API server tells no categories of resources; Kubernetes 1.27 or newer is needed");
    }
    List<Fields> groups = answer.children("items");
    Set<String> ofOthers = groups.stream().flatMap(Discovery::ofOthers).collect(Collectors.toSet());
    return groups.stream().flatMap(group -> ofGroup(group, ofOthers)).toList();
  }

  /** Kinds of Kubernetes and of everybody else who has put some into the cluster. */
  private static Stream<String> ofOthers(Fields group) {
    return group.children("versions").stream()
        .flatMap(version -> version.children("resources").stream())
        .filter(resource -> !isOurs(resource))
        .map(Discovery::kind);
  }

  private static boolean isOurs(Fields resource) {
    return resource.texts("categories").contains(Kind.CATEGORY);
  }

  private static String kind(Fields resource) {
    return resource.child("responseKind").text("kind");
  }

  private Fields ask() {
    String url = URLUtils.join(client.getConfiguration().getMasterUrl(), "apis");
    var request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(URI.create(url))
            .header("Accept", ACCEPTED)
            .build();
    try {
      HttpResponse<String> response =
          client.getHttpClient().sendAsync(request, String.class).join();
      if (!response.isSuccessful()) {
        throw new KubernetesClientException(
            response.body() == null ? response.message() : response.body(), response.code(), null);
      }
      return Fields.of(new ObjectMapper().readValue(response.body(), Map.class));
    } catch (CompletionException failure) {
      throw KubernetesClientException.launderThrowable(failure.getCause());
    } catch (JsonProcessingException unreadable) {
      throw new Problem(ExitCode.FAILED, url + " is not the API server of a cluster");
    }
  }

  /** Of several versions of a kind, the first one is preferred. */
  private static Stream<Kind> ofGroup(Fields group, Set<String> ofOthers) {
    return group.children("versions").stream()
        .flatMap(version -> ofVersion(group.path("metadata").text("name"), version, ofOthers))
        .collect(
            Collectors.toMap(Kind::plural, kind -> kind, (first, other) -> first, TreeMap::new))
        .values()
        .stream();
  }

  private static Stream<Kind> ofVersion(String group, Fields version, Set<String> ofOthers) {
    return version.children("resources").stream()
        .filter(Discovery::isOurs)
        .map(
            resource ->
                new Kind(
                    group,
                    version.text("version"),
                    kind(resource),
                    resource.text("resource"),
                    Stream.concat(
                            Stream.of(resource.text("singularResource")),
                            resource.texts("shortNames").stream())
                        .filter(name -> !name.isEmpty())
                        .toList(),
                    !resource.text("scope").equals("Cluster"),
                    ofOthers.contains(kind(resource))));
  }
}
