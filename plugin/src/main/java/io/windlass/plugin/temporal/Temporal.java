package io.windlass.plugin.temporal;

import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.EndedOperation;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;

/**
 * What Temporal knows beyond a resource's status. Every method but {@link #examine} throws {@link
 * Problem} when Temporal refuses or does not answer.
 */
public interface Temporal {

  /** How the server and its workers stand; that it does not answer is an answer, too. */
  ServerState examine();

  /** What the open workflows of a resource are doing, in sentences. */
  List<String> underWay(ResourceReference resource);

  /** Operations that have ended, the newest last. */
  List<EndedOperation> ended(ResourceReference resource);

  /**
   * The events of the newest workflows of a resource, one a line: without what was said and
   * answered.
   */
  List<String> histories(ResourceReference resource);
}
