package io.windlass.starter.resource;

/**
 * What matters of an object that belongs to a resource.
 *
 * @param changedByOthers whether somebody other than Windlass wrote it last, its status aside
 * @param ready how many of its pods are ready; 0 when it has none to ask for
 * @param replicas how many pods it asks for
 */
public record OwnedObject(
    ObjectName name,
    String uid,
    String resourceVersion,
    boolean changedByOthers,
    int ready,
    int replicas) {

  /**
   * The same, without its pods where those are no concern of that kind of resource. One that asks
   * for another number of them than it always does was changed by others.
   */
  OwnedObject seenBy(ResourceKind kind) {
    if (!kind.traits().serving().contains(name.kind())) {
      return new OwnedObject(name, uid, resourceVersion, changedByOthers, 0, 0);
    }
    boolean scaled = replicas != kind.sizes().getOrDefault(name.kind(), replicas);
    return new OwnedObject(name, uid, resourceVersion, changedByOthers || scaled, ready, replicas);
  }

  /** Whether pods that it asks for do not serve. */
  public boolean unready() {
    return ready < replicas;
  }
}
