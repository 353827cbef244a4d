package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.OperationView;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.resource.Standing;
import io.windlass.workflows.lifecycle.Gate;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Optional;

/**
 * To pass a gate.
 *
 * @param gate empty for the one that is waited for
 */
public record Approve(Optional<Gate> gate) implements Control {

  private static final String SETTING = Wishes.APPROVED + "=";

  @Override
  public Optional<String> pointless(Resource resource) {
    return approval(resource).isPresent()
        ? Optional.empty()
        : Optional.of(
            gate.isPresent()
                ? "has no operation under way that could pass a gate"
                : "waits for no approval; to give one beforehand, name the gate with --gate");
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(Wishes.APPROVED, approval(resource).orElseThrow());
  }

  @Override
  public String promise(Resource resource) {
    return "approved %s".formatted(approval(resource).orElseThrow());
  }

  @Override
  public Heard heard(Resource before, Resource now) {
    Optional<String> still = awaited(now);
    return switch (now.standing()) {
      case UNKNOWN, UNSEEN -> new Heard.NotYet();
      case WAITING ->
          still.equals(awaited(before))
              ? new Heard.NotYet()
              : new Heard.Yes("passed; the next gate is " + still.orElse("not named"));
      case READY, WORKING, PAUSED, STALLED, DRAINED ->
          new Heard.Yes("passed (%s)".formatted(now.standing().title()));
    };
  }

  /** {@code rolling-upgrade/g7/before-disruption}. */
  private Optional<String> approval(Resource resource) {
    return gate.isPresent()
        ? operation(resource).map(operation -> operation + "/" + gate.get().word())
        : awaited(resource);
  }

  /** The approval that is waited for: the message ends with the annotation that gives it. */
  static Optional<String> awaited(Resource resource) {
    return resource
        .current("Progressing")
        .filter(condition -> resource.standing() == Standing.WAITING)
        .map(Condition::message)
        .filter(message -> message.contains(SETTING))
        .map(message -> message.substring(message.lastIndexOf(SETTING) + SETTING.length()).strip());
  }

  /** {@code rolling-upgrade/g7}: the workflow's ID below that of the resource. */
  private static Optional<String> operation(Resource resource) {
    String above = resource.reference().workflowId() + "/";
    return resource
        .operation()
        .map(OperationView::workflowId)
        .filter(id -> id.startsWith(above))
        .map(id -> id.substring(above.length()));
  }
}
