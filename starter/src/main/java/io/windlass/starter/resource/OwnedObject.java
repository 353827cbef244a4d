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

  /** Whether pods that it asks for do not serve. */
  public boolean unready() {
    return ready < replicas;
  }
}
