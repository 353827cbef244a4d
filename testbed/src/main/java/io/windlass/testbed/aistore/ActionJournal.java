package io.windlass.testbed.aistore;

import java.util.ArrayList;
import java.util.List;

/**
 * What the clusters of a namespace were asked to do and did, in order. It outlives their processes,
 * so that a test can tell whether something was done twice. Safe for concurrent use.
 */
public final class ActionJournal {

  /**
   * An action that was accepted.
   *
   * @param name as in the call, for example {@code start-maintenance}
   * @param node the ID of the node it was about, or several with commas between; empty for the
   *     cluster as a whole
   */
  public record Action(String name, String node) {}

  private final List<Action> actions = new ArrayList<>();

  synchronized void note(String name, String node) {
    actions.add(new Action(name, node));
  }

  /** The nodes that an action was about, once for each time. */
  public synchronized List<String> nodes(String name) {
    return actions.stream().filter(action -> action.name().equals(name)).map(Action::node).toList();
  }
}
