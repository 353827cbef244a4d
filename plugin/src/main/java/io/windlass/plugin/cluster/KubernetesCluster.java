package io.windlass.plugin.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.wish.AnnotationChange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real API server. */
public final class KubernetesCluster implements Cluster {

  /** Where Events are of what is in no namespace. */
  private static final String OF_CLUSTER = "default";

  private static final Kind EVENTS = Api.builtIn("", "v1", "Event", "events");

  private final Api api;

  public KubernetesCluster(KubernetesClient client) {
    this.api = new Api(client);
  }

  @Override
  public String namespace() {
    String namespace = api.client().getNamespace();
    return namespace == null ? "default" : namespace;
  }

  @Override
  public List<Kind> kinds() {
    return Api.call(() -> new Discovery(api.client()).kinds());
  }

  @Override
  public List<Resource> list(Kind kind, Optional<String> namespace) {
    return Api.call(
        () ->
            namespace
                .filter(name -> kind.namespaced())
                .map(name -> api.of(kind).inNamespace(name).list())
                .orElseGet(() -> api.of(kind).inAnyNamespace().list())
                .getItems()
                .stream()
                .map(item -> resource(kind, item))
                .toList());
  }

  @Override
  public Optional<Resource> find(Kind kind, String namespace, String name) {
    return Api.call(
        () ->
            Optional.ofNullable(in(kind, namespace).withName(name).get())
                .map(found -> resource(kind, found)));
  }

  @Override
  public Resource annotate(Resource resource, AnnotationChange change) {
    Map<String, Object> annotations = new HashMap<>();
    change.values().forEach((name, value) -> annotations.put(name, value.orElse(null)));
    String patch =
        api.client()
            .getKubernetesSerialization()
            .asJson(Map.of("metadata", Map.of("annotations", annotations)));
    return Api.call(
        () ->
            resource(
                resource.kind(),
                in(resource.kind(), resource.namespace())
                    .withName(resource.name())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch)));
  }

  @Override
  public List<Happening> events(Resource resource) {
    try {
      return Api.call(() -> eventsOf(resource));
    } catch (Problem forbidden) {
      return List.of();
    }
  }

  private List<Happening> eventsOf(Resource resource) {
    return api
        .of(EVENTS)
        .inNamespace(resource.kind().namespaced() ? resource.namespace() : OF_CLUSTER)
        .withField("involvedObject.uid", resource.uid())
        .list()
        .getItems()
        .stream()
        .map(event -> Happening.of(api.fields(event)))
        .sorted(Comparator.comparing(Happening::at))
        .toList();
  }

  @Override
  public Resource dryRun(Kind kind, Fields manifest) {
    GenericKubernetesResource wanted = api.generic(manifest);
    String namespace = manifest.child("metadata").text("namespace");
    var would =
        in(kind, namespace).resource(wanted).dryRun(true).fieldValidation(Validation.STRICT);
    boolean exists = manifest.child("metadata").has("resourceVersion");
    return resource(kind, Api.call(() -> exists ? would.update() : would.create()));
  }

  /** Of a kind that is in no namespace, whatever the person's is. */
  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
      in(Kind kind, String namespace) {
    return kind.namespaced() ? api.of(kind).inNamespace(namespace) : api.of(kind);
  }

  private Resource resource(Kind kind, GenericKubernetesResource found) {
    return new Resource(kind, api.fields(found));
  }
}
