package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one look has read: whoever takes part in it asks for an object once. It is thrown away with
 * the look, since what it holds gets old.
 */
public final class Reading {

  private final KubernetesClient client;
  private final ServerSide objects;
  private final Map<String, Optional<HasMetadata>> known = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<?>> listed = new ConcurrentHashMap<>();

  public Reading(KubernetesClient client) {
    this.client = client;
    this.objects = new ServerSide(client);
  }

  /** The object of the same kind and name that exists. */
  @SuppressWarnings("unchecked") // of the class of what was asked for
  public <T extends HasMetadata> Optional<T> live(T desired) {
    String key =
        "%s %s/%s"
            .formatted(
                desired.getKind(),
                desired.getMetadata().getNamespace(),
                desired.getMetadata().getName());
    Optional<HasMetadata> found = known.get(key);
    if (found == null) {
      found = objects.live((HasMetadata) desired);
      known.put(key, found);
    }
    return (Optional<T>) found;
  }

  /** All objects of a kind, in whatever namespace. */
  @SuppressWarnings("unchecked") // put under the same class below
  public <T extends HasMetadata> List<T> everywhere(Class<T> kind) {
    return (List<T>)
        listed.computeIfAbsent(
            kind, first -> client.resources(kind).inAnyNamespace().list().getItems());
  }
}
