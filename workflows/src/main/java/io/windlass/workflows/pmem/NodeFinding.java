package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.Reason;

/**
 * Something that was found about a node before it gets the driver.
 *
 * @param blocks whether the node gets no driver as long as it is so; others do
 * @param message what is found and what to do, without the node's name
 */
public record NodeFinding(boolean blocks, Reason reason, String message) {

  /** The node gets no driver as long as it is so. */
  public static NodeFinding blocking(Reason reason, String message) {
    return new NodeFinding(true, reason, message);
  }

  /** It is told, and the node gets the driver. */
  public static NodeFinding advice(Reason reason, String message) {
    return new NodeFinding(false, reason, message);
  }

  /** The same, where a person wants nothing to be held up. */
  public NodeFinding asAdvice() {
    return advice(reason, message);
  }
}
