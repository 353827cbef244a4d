package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
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

  /** Deletes the object of the same kind and name; one that is gone needs nothing. */
  public void delete(HasMetadata object) {
    client.resource(object).delete();
  }
}
