package io.windlass.plugin.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.VersionInfo;
import io.windlass.plugin.Problem;
import io.windlass.plugin.doctor.Surroundings;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The real API server, asked for what Windlass needs. */
public final class KubernetesSurroundings implements Surroundings {

  private static final Kind DEFINITION =
      Api.builtIn(
          "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");
  private static final Kind REVIEW =
      Api.builtIn(
          "authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews");
  private static final Kind DEPLOYMENTS = Api.builtIn("apps", "v1", "Deployment", "deployments");
  private static final Kind SLICES =
      Api.builtIn("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");
  private static final List<Kind> WEBHOOKS =
      List.of(
          Api.builtIn(
              "admissionregistration.k8s.io",
              "v1",
              "ValidatingWebhookConfiguration",
              "validatingwebhookconfigurations"),
          Api.builtIn(
              "admissionregistration.k8s.io",
              "v1",
              "MutatingWebhookConfiguration",
              "mutatingwebhookconfigurations"));

  private final Api api;

  public KubernetesSurroundings(KubernetesClient client) {
    this.api = new Api(client);
  }

  @Override
  public String serverVersion() {
    VersionInfo version = Api.call(() -> api.client().getKubernetesVersion());
    return version == null ? "of unknown version" : version.getGitVersion();
  }

  @Override
  public Optional<Fields> definition(Kind kind) {
    return allowed(
            () -> Optional.ofNullable(api.of(DEFINITION, false).withName(kind.definition()).get()))
        .flatMap(found -> found)
        .map(api::fields);
  }

  @Override
  public boolean allowed(Kind kind, String verb, String namespace) {
    Map<String, String> attributes =
        Map.of(
            "group", kind.group(), "resource", kind.plural(), "verb", verb, "namespace", namespace);
    GenericKubernetesResource review = new GenericKubernetesResource();
    review.setApiVersion(REVIEW.apiVersion());
    review.setKind(REVIEW.name());
    review.setAdditionalProperty("spec", Map.of("resourceAttributes", attributes));
    return Api.call(
        () ->
            api.fields(api.of(REVIEW, false).resource(review).create())
                .child("status")
                .text("allowed")
                .equals("true"));
  }

  @Override
  public Optional<List<Fields>> deployments() {
    return allowed(
        () ->
            api
                .of(DEPLOYMENTS)
                .inAnyNamespace()
                .withLabel("app.kubernetes.io/name", "windlass")
                .list()
                .getItems()
                .stream()
                .map(api::fields)
                .toList());
  }

  @Override
  public Optional<List<Fields>> webhooks() {
    return allowed(() -> WEBHOOKS.stream().flatMap(this::all).toList());
  }

  private Stream<Fields> all(Kind kind) {
    return api.of(kind, false).list().getItems().stream().map(api::fields);
  }

  @Override
  public List<String> endpoints(String namespace, String service) {
    return allowed(
            () ->
                api
                    .of(SLICES)
                    .inNamespace(namespace)
                    .withLabel("kubernetes.io/service-name", service)
                    .list()
                    .getItems()
                    .stream()
                    .map(api::fields)
                    .flatMap(slice -> slice.children("endpoints").stream())
                    .filter(one -> !one.child("conditions").text("ready").equals("false"))
                    .flatMap(one -> one.texts("addresses").stream())
                    .toList())
        .orElse(List.of());
  }

  /** Empty when it may not be asked. */
  private static <T> Optional<T> allowed(Supplier<T> question) {
    try {
      return Optional.of(Api.call(question));
    } catch (Problem refused) {
      return Optional.empty();
    }
  }
}
