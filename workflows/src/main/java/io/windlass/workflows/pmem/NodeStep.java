package io.windlass.workflows.pmem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.convert.ConversionCourse;

/** Steps that look into Kubernetes nodes, or convert what is on their persistent memory. */
@JsonSubTypes({
  @JsonSubTypes.Type(NodeStep.CheckNodes.class),
  @JsonSubTypes.Type(NodeStep.ProbeNode.class),
  @JsonSubTypes.Type(NodeStep.BeginConversion.class),
  @JsonSubTypes.Type(NodeStep.AwaitConversion.class),
  @JsonSubTypes.Type(NodeStep.EndConversion.class),
  @JsonSubTypes.Type(NodeStep.RefuseConversion.class),
  @JsonSubTypes.Type(NodeStep.MarkConverted.class)
})
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

  /**
   * Looks at one node from inside, for its conversion, and remembers on the node what is there, or
   * that it did not answer in time.
   *
   * @param occasion tells what was seen from what was seen before
   */
  @JsonTypeName("probeNode")
  record ProbeNode(String node, String occasion, Reason reason) implements NodeStep {
    @Override
    public String title() {
      return "look at the raw namespaces of " + node;
    }
  }

  /**
   * Starts the program that converts every raw namespace of a node, and counts that as an attempt
   * before. Refused when the node is no longer labelled, when a volume is there, or when it was not
   * looked at on that occasion.
   *
   * @param occasion of the look that proved it to be safe
   */
  @JsonTypeName("beginConversion")
  record BeginConversion(String node, String occasion, int attempt, int of, Reason reason)
      implements NodeStep {
    @Override
    public String title() {
      return "convert the raw namespaces of %s, attempt %d of %d".formatted(node, attempt, of);
    }

    @Override
    public String unavailable() {
      return "whatever is stored in raw namespaces of %s is destroyed".formatted(node);
    }
  }

  /** Waits until the program has relabelled the node, or has ended, or had its time. */
  @JsonTypeName("awaitConversion")
  record AwaitConversion(String node, Reason reason) implements NodeStep {
    /** Whether there is no sense in waiting on. */
    public boolean over(DriverObservation seen) {
      return new ConversionCourse(seen).over(node);
    }

    @Override
    public String title() {
      return "wait until %s is converted".formatted(node);
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /**
   * Ends the program, waits until it is gone, and records what came of it.
   *
   * @param outcome CONVERTED where it is proved that nothing raw is left, FAILED where the program
   *     is wrong, WAITING where it may be tried again
   * @param message why it is not converted; empty when it is
   */
  @JsonTypeName("endConversion")
  record EndConversion(
      String node, int attempt, ConversionState.Stage outcome, String message, Reason reason)
      implements NodeStep {
    @Override
    public String title() {
      return outcome == ConversionState.Stage.CONVERTED
          ? "record that %s is converted".formatted(node)
          : "record that attempt %d on %s failed: %s".formatted(attempt, node, message);
    }
  }

  /** Records why the namespaces of a node are not converted; nothing was touched there. */
  @JsonTypeName("refuseConversion")
  record RefuseConversion(String node, String message, Reason reason) implements NodeStep {
    @Override
    public String title() {
      return "leave %s as it is: %s".formatted(node, message);
    }
  }

  /** Records that the conversion that a person asked for is done. */
  @JsonTypeName("markConverted")
  record MarkConverted(Reason reason) implements NodeStep {
    @Override
    public String title() {
      return "record that every labelled node is converted";
    }
  }
}
