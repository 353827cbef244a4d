package io.windlass.workflows.aistore.resource;

/**
 * Where the state of the daemons lives, whichever spelling the specification uses.
 *
 * <p>{@code stateStorage} wins over the deprecated fields, and of these {@code stateStorageClass}
 * over {@code hostpathPrefix}, as in the original operator.
 */
public sealed interface StateVolume {

  /**
   * A directory of the node.
   *
   * @param prefix the directory above {@code <namespace>/<name>/<role>}
   */
  record OnHost(String prefix) implements StateVolume {}

  /**
   * A volume claim per daemon.
   *
   * @param storageClass storage class of the claims
   */
  record Claimed(String storageClass) implements StateVolume {}

  /** A directory that is lost with the pod. */
  record Ephemeral() implements StateVolume {}

  /** The specification names none; {@link SpecProblems} reports it. */
  record Undefined() implements StateVolume {}

  /** The state volume that the specification asks for. */
  static StateVolume of(AIStoreSpec spec) {
    if (spec.stateStorage() != null) {
      return of(spec.stateStorage());
    }
    if (spec.stateStorageClass() != null) {
      return new Claimed(spec.stateStorageClass());
    }
    return spec.hostpathPrefix() != null ? new OnHost(spec.hostpathPrefix()) : new Undefined();
  }

  private static StateVolume of(StateStorage storage) {
    if (storage.emptyDir() != null) {
      return new Ephemeral();
    }
    if (storage.pvc() != null) {
      return new Claimed(storage.pvc().storageClass());
    }
    return storage.hostPath() != null ? new OnHost(storage.hostPath().prefix()) : new Undefined();
  }
}
