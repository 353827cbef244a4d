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
        .map(ManagedFieldsEntry::getTime)
        .map(Instant::parse)
        .max(Comparator.naturalOrder());
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
