package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A custom resource as the API server sent it, whatever its shape: one that this version can't read
 * in full must not blind the starter to the others.
 */
public record RawResource(GenericKubernetesResource object) {

  /** Names it at its present generation. */
  public ResourceReference reference() {
    ObjectMeta metadata = object.getMetadata();
    long generation = Optional.ofNullable(metadata.getGeneration()).orElse(0L);
    return new ResourceReference(
        object.getKind(),
        metadata.getNamespace(),
        metadata.getName(),
        metadata.getUid(),
        generation);
  }

  /** Whether it is being deleted. */
  public boolean deleting() {
    return object.getMetadata().getDeletionTimestamp() != null;
  }

  /**
   * What people ask for. That a node is no longer to be replaced, or a host to be drained, is a
   * wish, too: a resource that is stalled for it goes on then.
   */
  public Demands demands() {
    String wishes =
        Stream.of(
                Wishes.PAUSED,
                Wishes.APPROVAL,
                Wishes.APPROVED,
                Wishes.FORCE_DELETE,
                Request.REPLACE_NODE.annotation(),
                Request.DRAIN.annotation())
            .flatMap(key -> annotation(key).stream().map(value -> key + "=" + value))
            .collect(Collectors.joining(" "));
    Map<Demand, String> pending = new EnumMap<>(Demand.class);
    Request.RETRY.pending(annotations()).ifPresent(token -> pending.put(Demand.RETRY, token));
    operations().ifPresent(tokens -> pending.put(Demand.REQUEST, tokens));
    unless(annotation(Wishes.CANCEL_HANDLED).orElse(""), Wishes.CANCEL)
        .ifPresent(token -> pending.put(Demand.CANCEL, token));
    unless(plannedFor(), Forecast.ASKED).ifPresent(token -> pending.put(Demand.PLAN, token));
    return new Demands(pending, wishes, object.getMetadata().getResourceVersion());
  }

  /** The host that is to be drained. */
  public Optional<String> drainedHost() {
    return Drain.pendingIn(annotations()).map(Drain::node);
  }

  /** Everything but a retry that is asked for and not done, as one text. */
  private Optional<String> operations() {
    return Request.pendingIn(annotations()).stream()
        .filter(request -> request != Request.RETRY)
        .map(request -> "%s=%s".formatted(request.word(), request.token(annotations())))
        .reduce("%s %s"::formatted);
  }

  private Optional<String> unless(String known, String asked) {
    return annotation(asked).filter(token -> !token.isBlank() && !token.equals(known));
  }

  /** What an annotation says; empty when it is not there. */
  public Optional<String> annotation(String key) {
    return Optional.ofNullable(annotations().get(key));
  }

  private Map<String, String> annotations() {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
  }

  /** The request that the plan in the status answers; empty when there is none. */
  private String plannedFor() {
    return status("plan") instanceof Map<?, ?> plan && plan.get("token") instanceof String token
        ? token
        : "";
  }

  /** An object in its status; empty when it is not there. */
  public Map<?, ?> statusOf(String field) {
    return status(field) instanceof Map<?, ?> fields ? fields : Map.of();
  }

  /** The objects of a list in its status. */
  public List<Map<String, Object>> statusList(String field) {
    return objects(status(field));
  }

  private static List<Map<String, Object>> objects(@Nullable Object list) {
    return list instanceof List<?> all
        ? all.stream().filter(Map.class::isInstance).map(RawResource::fields).toList()
        : List.of();
  }

  /** The objects of a list in an object of its status. */
  public List<Map<String, Object>> statusList(String field, String list) {
    return objects(statusOf(field).get(list));
  }

  private @Nullable Object status(String field) {
    return object.getAdditionalProperties().get("status") instanceof Map<?, ?> status
        ? status.get(field)
        : null;
  }

  /** The conditions in its status, with every field they have. */
  public List<Map<String, Object>> conditions() {
    return statusList("conditions");
  }

  /** The condition of the given type. */
  public Optional<StatusCondition> condition(String type) {
    return conditions().stream()
        .map(RawResource::condition)
        .filter(condition -> condition.type().equals(type))
        .findFirst();
  }

  /** It and its objects, as one picture. */
  public ResourceView view(ResourceKind kind, List<OwnedObject> owned) {
    return view(kind, owned, Set.of());
  }

  /**
   * The same with what is new of the nodes of Kubernetes.
   *
   * @param hostNews a word for each difference
   */
  public ResourceView view(ResourceKind kind, List<OwnedObject> owned, Set<String> hostNews) {
    return new ResourceView(
        reference(),
        deleting(),
        object.getMetadata().getFinalizers().contains(kind.traits().finalizer()),
        conditions().stream().map(RawResource::condition).toList(),
        demands(),
        owned.stream().map(object -> object.seenBy(kind)).toList(),
        kind.expected(this),
        hostNews);
  }

  @SuppressWarnings("unchecked") // JSON objects have strings for keys
  private static Map<String, Object> fields(Object condition) {
    return (Map<String, Object>) condition;
  }

  /** Its spec: flags, numbers, which objects it has, and where pods may go. */
  public Map<String, Object> spec() {
    return object.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
        ? fields(spec)
        : Map.of();
  }

  private static StatusCondition condition(Map<String, Object> fields) {
    return new StatusCondition(
        text(fields.get("type")),
        text(fields.get("status")),
        text(fields.get("reason")),
        text(fields.get("message")),
        fields.get("observedGeneration") instanceof Number number ? number.longValue() : 0);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
