package io.windlass.workflows.pmem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;

/** Steps that look into Kubernetes nodes, or prepare their persistent memory. */
@JsonSubTypes({@JsonSubTypes.Type(NodeStep.CheckNodes.class)})
public sealed interface NodeStep extends PmemStep {

  /**
   * Looks at every selected node from inside, by one short pod on each, and remembers on the node
   * what is there. Changes nothing else.
   */
  @JsonTypeName("checkNodes")
  record CheckNodes(Reason reason) implements NodeStep {
    @Override
    public String title() {
      return "look at the persistent memory of the nodes";
    }
  }
}
