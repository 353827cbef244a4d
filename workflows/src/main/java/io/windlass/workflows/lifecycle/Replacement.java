package io.windlass.workflows.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node that a person wants replaced, as the request's annotation says it: the name of its pod,
 * then, if they are to be, the words that give its data up. Whatever follows tells this request
 * from an earlier one.
 *
 * @param node name of its pod, for example {@code demo-target-2}
 * @param withoutItsData whether it may go although nobody can move its data
 */
public record Replacement(String node, boolean withoutItsData) {

  /** What a person writes behind the name of a node whose data is to be given up. */
  public static final String WITHOUT_ITS_DATA = "without-its-data";

  /** How far it has come: the text of the request whose node has lost its volumes for new ones. */
  public static final String RENEWED = "windlass.io/replace-node-renewed";

  /** What is asked for and not done yet. */
  public static Optional<Replacement> pendingIn(Map<String, String> annotations) {
    return Request.REPLACE_NODE.pending(annotations).map(Replacement::of);
  }

  /** Whether the volumes of the node that is asked for are new ones already. */
  public static boolean renewedIn(Map<String, String> annotations) {
    return Request.REPLACE_NODE
        .pending(annotations)
        .filter(text -> text.equals(annotations.getOrDefault(RENEWED, "").strip()))
        .isPresent();
  }

  /** What a request with that text asks for. */
  public static Replacement of(String text) {
    List<String> words = Arrays.asList(text.split("\\s+"));
    return new Replacement(words.getFirst(), words.contains(WITHOUT_ITS_DATA));
  }

  /**
   * The text of a request for it.
   *
   * @param token tells it from others, without white space
   */
  public String text(String token) {
    return withoutItsData
        ? String.join(" ", node, WITHOUT_ITS_DATA, token)
        : String.join(" ", node, token);
  }
}
