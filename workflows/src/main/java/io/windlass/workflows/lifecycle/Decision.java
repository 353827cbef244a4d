package io.windlass.workflows.lifecycle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What is to be done about a resource as it stands now. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Converged.class, name = "converged"),
  @JsonSubTypes.Type(value = Decision.Stalled.class, name = "stalled"),
  @JsonSubTypes.Type(value = Decision.Held.class, name = "held"),
  @JsonSubTypes.Type(value = Decision.Quiet.class, name = "quiet"),
  @JsonSubTypes.Type(value = Decision.Operate.class, name = "operate"),
  @JsonSubTypes.Type(value = Decision.Gone.class, name = "gone")
})
public sealed interface Decision<S extends Step> {

  /** Everything is as the spec wants it. */
  record Converged<S extends Step>() implements Decision<S> {}

  /** Nothing can be done until a person or the world changes something. */
  record Stalled<S extends Step>(Reason reason, String message) implements Decision<S> {}

  /** There is work that a person wishes to wait. */
  record Held<S extends Step>(Reason reason, String message) implements Decision<S> {}

  /** Steps that disturb nobody: taken by the resource workflow itself. */
  record Quiet<S extends Step>(List<S> steps) implements Decision<S> {}

  /**
   * A disruptive operation, to run as a child workflow.
   *
   * @param generation the generation whose spec led to this decision
   */
  record Operate<S extends Step>(Operation operation, Reason reason, long generation)
      implements Decision<S> {}

  /** The resource no longer exists. */
  record Gone<S extends Step>() implements Decision<S> {}
}
