package io.windlass.workflows.pmem;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * How far the conversion of a node's raw namespaces has come: what is remembered on the node, so
 * that it outlives every workflow.
 *
 * @param driver value of the owner label of the driver that it is for
 * @param request text of the request; of another one nothing counts
 * @param attempts how many were begun
 * @param message why it is so, in a sentence; empty where there is nothing to say
 * @param at when it became so, in RFC 3339
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConversionState(
    String driver, String request, int attempts, Stage stage, String message, String at) {

  /** Annotation of a Kubernetes node. */
  public static final String ANNOTATION = "windlass.io/pmem-conversion";

  /** What is known of a node's conversion. */
  public enum Stage {
    /** Nothing was begun, or the last attempt has failed. */
    WAITING,
    /** The program was started, and its end has not been judged. */
    CONVERTING,
    /** It is proved that no raw namespace is left. */
    CONVERTED,
    /**
     * The program says that it has succeeded, and raw namespaces are left: it is not tried again.
     */
    FAILED,
    /** It is not safe, or there is nothing to convert: nothing was touched. */
    REFUSED
  }

  /** Of a node of which nothing is remembered for that request. */
  public static ConversionState none(String driver, String request) {
    return new ConversionState(driver, request, 0, Stage.WAITING, "", "");
  }

  /**
   * The state, where it is of that driver and request; otherwise nothing is known. What was begun
   * counts, whoever asked for it: it has to be judged before anything else is begun.
   */
  public static ConversionState of(
      Optional<ConversionState> remembered, String driver, String request) {
    return remembered
        .filter(state -> state.driver.equals(driver))
        .filter(state -> state.request.equals(request) || state.stage == Stage.CONVERTING)
        .orElseGet(() -> none(driver, request));
  }

  /** The same, some time later. */
  public ConversionState become(int attempt, Stage next, String why, String when) {
    return new ConversionState(driver, request, attempt, next, why, when);
  }
}
