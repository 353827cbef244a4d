package io.windlass.workflows.lifecycle;

import java.time.Duration;

/**
 * The rules of one system, as {@link Forethought} thinks them through. All are pure.
 *
 * @param <S> steps of the system
 * @param <O> what is observed of it
 */
public interface Rules<S extends Step, O> {

  /** What its decider decides. */
  Decision<S> decide(O seen);

  /** What the planner of an operation plans. */
  Plan<S> plan(Operation operation, O seen);

  /** What would be observed after a step that goes well, and has taken its time. */
  O after(S step, O seen);

  /** How long a step may take, without the time that data needs to move. */
  Duration duration(S step, O seen);

  /** The same observation with what a look remembers of a state like this. */
  O remembered(O seen);

  /**
   * What is told of a state in which nothing more is to be done.
   *
   * @param untouched whether nothing was to be done at all
   */
  default String converged(O seen, boolean untouched) {
    return untouched
        ? "nothing is to be done: everything is as the spec wants it"
        : "then everything is as the spec wants it";
  }

  /** What is told of a state in which only a person or the world can help. */
  default String stalled(Decision.Stalled<S> stalled) {
    return "refused: " + stalled.message();
  }
}
