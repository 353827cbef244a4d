package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;

/**
 * The way to the nearest safe state, from wherever an operation on targets is stopped.
 *
 * <ol>
 *   <li>Data whose time is running out is settled first.
 *   <li>A StatefulSet that somebody deleted is applied again: without it nobody serves.
 *   <li>Targets left in maintenance come back; nodes that are starting are waited for, lest one
 *       joins when nobody watches any more and hides what it owns.
 *   <li>The data is settled, and automatic rebalance is what the spec says.
 * </ol>
 */
public final class Stopping {

  private Stopping() {}

  /** The next steps towards the safe state, or the sentence that says that it is reached. */
  public static Plan<AIStoreStep> plan(ClusterObservation observation, Progress progress) {
    List<AIStoreStep> steps =
        Steps.firstOf(
            urgent(observation),
            NodeHealing.missing(observation),
            NodeHealing.steps(observation, observation.targets()),
            NodeHealing.steps(observation, observation.proxies()),
            Settling.steps(observation));
    return steps.isEmpty()
        ? Plan.end(Verdict.DONE, Reason.CANCELLED, progress.sentence(observation))
        : Plan.proceed(steps, List.of(), progress.done(), progress.total());
  }

  /** What is done first in any operation: settling, when it can't wait. */
  public static List<AIStoreStep> urgent(ClusterObservation observation) {
    return observation.windowCloses() ? Settling.steps(observation) : List.of();
  }

  /**
   * How far the stopped operation had come.
   *
   * @param words what the done ones are, for example {@code nodes serve}
   */
  public record Progress(int done, int total, String words) {

    String sentence(ClusterObservation observation) {
      boolean maintenance =
          observation.targets().nodes().stream().anyMatch(NodeObservation::flagged);
      return "%d of %d %s, %s, %s"
          .formatted(
              done,
              total,
              words,
              maintenance ? "a target is still in maintenance" : "no target is in maintenance",
              Settling.state(observation));
    }
  }
}
