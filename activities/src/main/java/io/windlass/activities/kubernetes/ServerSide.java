package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Owned objects, by server-side apply with one field manager: what Windlass applies is exactly what
 * it owns, other people's fields stay.
 */
public final class ServerSide {

  /** The one field manager; drift is recognised by any other name on our objects. */
  public static final String FIELD_MANAGER = "windlass";

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(FIELD_MANAGER)
          .withForce(true)
          .build();

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;

  public ServerSide(KubernetesClient client) {
    this.client = client;
  }

  /** Makes the object so; writes nothing when it is. */
  public <T extends HasMetadata> T apply(T desired) {
    return client.resource(desired).patch(APPLY, desired);
  }

  /**
   * What the object would be after {@link #apply}, with the API server's defaults; changes nothing.
   */
  public <T extends HasMetadata> T preview(T desired) {
    return client.resource(desired).dryRun(true).patch(APPLY, desired);
  }

  /** The object of the same kind and name that exists. */
  public <T extends HasMetadata> Optional<T> live(T desired) {
    return Optional.ofNullable(client.resource(desired).get());
  }

  /** When Windlass last changed an object, in whole seconds; empty when it never did. */
  public static Optional<Instant> applied(HasMetadata live) {
    return live.getMetadata().getManagedFields().stream()
        .filter(entry -> FIELD_MANAGER.equals(entry.getManager()))
        .map(ServerSide::time)
        .max(Comparator.naturalOrder());
  }

  static Instant time(ManagedFieldsEntry entry) {
    return Optional.ofNullable(entry.getTime()).map(Instant::parse).orElse(Instant.EPOCH);
  }

  /**
   * Hands the object over to Windlass: who owns its fields changes, and nothing else.
   *
   * @param live as it was read: when it has changed since, this fails, and may be tried again
   */
  public void handOver(HasMetadata live, Handover handover) {
    ObjectNode metadata = Serialization.jsonMapper().createObjectNode();
    metadata.put("resourceVersion", live.getMetadata().getResourceVersion());
    metadata.set(
        "managedFields",
        Serialization.jsonMapper().valueToTree(handover.entriesAfter(live, Instant.now())));
    ObjectNode patch = Serialization.jsonMapper().createObjectNode();
    patch.set("metadata", metadata);
    client.resource(live).patch(MERGE, patch.toString());
  }

  /**
   * What the object would be after the handover and an {@link #apply}, with the API server's
   * defaults; changes nothing.
   */
  @SuppressWarnings("unchecked") // of the class of what was asked about
  public <T extends HasMetadata> T preview(T desired, HasMetadata live, Handover handover) {
    T applied = preview(desired);
    ObjectNode wanted = Serialization.jsonMapper().valueToTree(applied);
    if (!handover.removeOrphans(applied, wanted)) {
      return applied;
    }
    ObjectNode present = Serialization.jsonMapper().valueToTree(live);
    List.of(wanted, present).forEach(ServerSide::dropServersOwn);
    String patch = MergePatch.between(present, wanted).toString();
    return (T) client.resource(live).dryRun(true).patch(MERGE, patch);
  }

  private static void dropServersOwn(ObjectNode object) {
    object.remove("status");
    if (object.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("managedFields", "resourceVersion", "generation"));
    }
  }

  /** All objects of a kind with the given labels, whosever they are. */
  public <T extends HasMetadata> List<T> labelled(
      Class<T> kind, String namespace, Map<String, String> labels) {
    return client.resources(kind).inNamespace(namespace).withLabels(labels).list().getItems();
  }

  /**
   * Whether {@link #apply} would leave what exists as it is. Unlike {@link Coverage} it also
   * notices what is no longer desired; the API server is asked only where there is more than is
   * desired.
   */
  public boolean unchanged(HasMetadata desired, HasMetadata live) {
    return Coverage.covers(desired, live)
        && (Coverage.covers(content(live), content(desired))
            || content(preview(desired)).equals(content(live)));
  }

  /** Everything that is applied: not what the API server keeps for itself, not the status. */
  private static JsonNode content(HasMetadata object) {
    ObjectNode tree = Serialization.jsonMapper().valueToTree(object);
    JsonNode metadata = tree.path("metadata");
    tree.remove(List.of("metadata", "status"));
    tree.set("labels", metadata.path("labels"));
    tree.set("annotations", metadata.path("annotations"));
    return tree;
  }

  /** Deletes the object of the same kind and name; one that is gone needs nothing. */
  public void delete(HasMetadata object) {
    client.resource(object).delete();
  }
}
