package io.windlass.workflows.aistore.delete;

/**
 * What a deletion removes beside the cluster itself.
 *
 * @param metadata whether volume claims and the state on hosts go
 * @param data whether the nodes remove users' data too, also where no claim stands for it
 * @param onHosts whether the state lies on hosts
 * @param told whether the storage cluster was told that it ends for good, or a person has the
 *     deletion go on without that
 */
public record CleanUp(boolean metadata, boolean data, boolean onHosts, boolean told) {

  /** Nothing: the data is found again by a resource of the same name. */
  public static final CleanUp NONE = new CleanUp(false, false, false, false);

  /** The same when nothing has to be told any more. */
  public CleanUp afterTelling() {
    return new CleanUp(metadata, data, onHosts, true);
  }
}
