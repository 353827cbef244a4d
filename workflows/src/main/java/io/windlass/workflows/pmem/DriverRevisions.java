package io.windlass.workflows.pmem;

import java.util.Optional;

/**
 * Which templates of the node driver's pod there are. A revision is the hash of a template, in the
 * label {@code windlass.io/revision} of its pods.
 *
 * @param wanted what the specification, and requests of people, lead to
 * @param applied what the DaemonSet has; empty when there is no DaemonSet
 * @param good the last one that was past the gate on every node; empty when none was yet
 * @param rejected one that failed
 */
public record DriverRevisions(
    String wanted, String applied, String good, Optional<Rejection> rejected) {

  /**
   * A revision that failed and was rolled back. It is not tried again until a person asks for it.
   *
   * @param because why, in a sentence
   */
  public record Rejection(String revision, String because) {}

  /** Whether what is wanted is what failed. */
  public boolean rejects() {
    return rejected.filter(rejection -> rejection.revision().equals(wanted)).isPresent();
  }

  /** What every node should have at the moment: the good one while what is wanted has failed. */
  public String target() {
    return rejects() && !good.isEmpty() ? good : wanted;
  }

  /** Whether there is a good one beside the wanted. */
  public boolean canGoBack() {
    return !good.isEmpty() && !good.equals(wanted);
  }
}
