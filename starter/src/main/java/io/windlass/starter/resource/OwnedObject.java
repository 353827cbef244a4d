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

  /** The same, without its pods where those are no concern of that kind of resource. */
  OwnedObject seenBy(ResourceKind kind) {
    return kind.serving().contains(name.kind())
        ? this
        : new OwnedObject(name, uid, resourceVersion, changedByOthers, 0, 0);
  }

  /** Whether pods that it asks for do not serve. */
  public boolean unready() {
    return ready < replicas;
  }
}
