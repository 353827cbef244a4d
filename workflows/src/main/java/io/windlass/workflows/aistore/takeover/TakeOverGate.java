package io.windlass.workflows.aistore.takeover;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A point at which a take-over waits for a person: what follows can't be undone cheaply.
 *
 * @param word as people write it
 * @param sentence what is to be seen to before, to be put into a longer sentence
 */
public record TakeOverGate(String word, String sentence) {

  /** Before anything is stopped. */
  static final TakeOverGate STOP =
      new TakeOverGate(
          "stop-old-cluster",
          "the old cluster is stopped next: see that clients inside are stopped, and that no"
              + " rebalance runs");

  /** Before the step from which there is no way back. */
  static final TakeOverGate FIRST_WRITE =
      new TakeOverGate(
          "first-modern-write",
          "the new cluster starts with the objects next: from then on there is no way back");

  /** The approval of the moves on all hosts. */
  static final String ALL_MOVES = "move-all";

  private static final String MOVE = "move-";
  private static final Pattern WORD =
      Pattern.compile("stop-old-cluster|first-modern-write|move-[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

  /** Before the objects of one host move. */
  static TakeOverGate ofMove(String host) {
    return new TakeOverGate(
        MOVE + host,
        "the objects on host %s are renamed next; %s approves all hosts"
            .formatted(host, ALL_MOVES));
  }

  /** Whether an approval of that word lets it be passed. */
  boolean passedBy(String approval) {
    return approval.equals(word) || approval.equals(ALL_MOVES) && word.startsWith(MOVE);
  }

  /** Why nothing can be approved by that word, and what to write; empty when something can. */
  public static Optional<String> problem(String word) {
    return WORD.matcher(word).matches()
        ? Optional.empty()
        : Optional.of(
            "%s is not known; approve one of %s, move-<host>, %s, %s"
                .formatted(word, STOP.word(), ALL_MOVES, FIRST_WRITE.word()));
  }
}
