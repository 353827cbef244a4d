package io.windlass.workflows.pmem;

import io.windlass.workflows.pmem.ConversionState.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * A Kubernetes node whose raw namespaces are to be converted, or were.
 *
 * @param labelled whether it has the label by which a person allows it
 * @param selected whether it has the labels of the driver's selector
 * @param driven whether the driver has it, or is about to leave it
 * @param reachable whether Kubernetes calls it ready
 * @param volumes how many volumes of this driver are kept on it, used or not, or used there
 * @param state what is remembered of it
 * @param facts what was last seen from inside, since the node was started
 * @param program the one that converts, where it was started
 */
public record ConvertedNode(
    String name,
    boolean labelled,
    boolean selected,
    boolean driven,
    boolean reachable,
    int volumes,
    ConversionState state,
    Optional<NodeFacts> facts,
    Optional<Program> program) {

  /**
   * What converts.
   *
   * @param age since it was started
   * @param ended whether it has ended; it does so only when it fails
   * @param message its last words, or what it waits for
   */
  public record Program(Duration age, boolean ended, String message) {}

  /** The word by which facts tell on which occasion they were seen. */
  public static final String OCCASION = "occasion";

  /** Whether it has something to do with the request. */
  public boolean concerned() {
    return labelled || state.stage() != Stage.WAITING || state.attempts() > 0;
  }

  /** Names the look right before the next attempt. */
  public String before() {
    return "%s/%d/before".formatted(state.request(), state.attempts() + 1);
  }

  /** Names the look after the present attempt. */
  public String after() {
    return "%s/%d/after".formatted(state.request(), state.attempts());
  }

  /** What was seen on that occasion. */
  public Optional<NodeFacts> seen(String occasion) {
    return facts.filter(found -> found.word(OCCASION).filter(word(occasion)::equals).isPresent());
  }

  /** An occasion as one word of the facts: requests are any text. */
  public static String word(String occasion) {
    return occasion.strip().replaceAll("[\\s=]+", "_");
  }

  /** Whether the program says that it has succeeded: it relabels the node as its last act. */
  public boolean relabelled() {
    return !labelled && selected;
  }
}
