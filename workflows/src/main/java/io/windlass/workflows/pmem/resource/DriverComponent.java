package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** How one of the two parts of a driver stands; the words of the original operator. */
public record DriverComponent(
    @JsonPropertyDescription("Controller or Node.") String component,
    @JsonPropertyDescription("Ready or NotReady: counted against what is wanted.") String status,
    @JsonPropertyDescription("Why, in a sentence.") @Nullable String reason,
    @JsonPropertyDescription("When this was last different, in RFC 3339.")
        @Nullable String lastUpdated)
    implements ResourcePart {

  public static final String CONTROLLER = "Controller";
  public static final String NODE = "Node";

  private static final String READY = "Ready";
  private static final String NOT_READY = "NotReady";

  /**
   * How the controller stands.
   *
   * @param ready how many run
   * @param desired how many are wanted
   * @param what runs it, in words
   */
  public static DriverComponent controller(int ready, int desired, String what, String now) {
    String reason =
        ready == 0
            ? "Controller %s has not started yet.".formatted(what)
            : ready >= desired
                ? "%d instance(s) of controller driver is running successfully".formatted(ready)
                : "Waiting for %s to be ready: %d of %d replicas are ready"
                    .formatted(what, ready, desired);
    return new DriverComponent(CONTROLLER, word(ready, desired), reason, now);
  }

  /**
   * How the nodes stand.
   *
   * @param ready on how many nodes the driver is past the gate
   * @param desired how many nodes are selected
   */
  public static DriverComponent node(int ready, int desired, String now) {
    String reason =
        ready == 0
            ? "Node daemon set has not started yet."
            : ready >= desired
                ? "All %d node driver pod(s) running successfully".formatted(ready)
                : "%d out of %d driver pods are ready".formatted(ready, desired);
    return new DriverComponent(NODE, word(ready, desired), reason, now);
  }

  private static String word(int ready, int desired) {
    return ready > 0 && ready >= desired ? READY : NOT_READY;
  }
}
