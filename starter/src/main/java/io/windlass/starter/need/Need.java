package io.windlass.starter.need;

import io.windlass.workflows.lifecycle.Cause;
import java.time.Duration;
import java.util.Set;

/** What the starter has to do about a resource. */
public sealed interface Need {

  /** Nothing until something happens. */
  record Nothing() implements Need {}

  /** Nothing yet, but another look is due. */
  record LookAgain(Duration after) implements Need {}

  /** See whether the resource's workflow is open, and ask if it is not. */
  record CheckRun(Ask otherwise) implements Need {}

  /**
   * Pass a person's cancel on to the workflow, if one is open.
   *
   * @param detail what tells this cancel from others
   */
  record Cancel(String detail) implements Need {}

  /**
   * Have it found out what would be done about the resource.
   *
   * @param detail what tells this wish from others
   */
  record Plan(String detail) implements Need {}

  /**
   * Ask the workflow to look at the resource.
   *
   * @param detail what tells this request from others of the same generation, empty for {@link
   *     Cause#SPEC}
   * @param drift the differences that led to it
   */
  record Ask(Cause cause, String detail, Set<String> drift) implements Need {

    /** A request that no difference led to. */
    static Ask plain(Cause cause, String detail) {
      return new Ask(cause, detail, Set.of());
    }
  }
}
