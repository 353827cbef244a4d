package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Step;
import java.util.Optional;

/**
 * One step of a take-over that Windlass carries out.
 *
 * @param subject what it is done to, a DaemonSet or a host; empty when the act says all
 */
@JsonTypeName("takeOver")
public record TakeOverStep(TakeOverAct act, String subject, Reason reason) implements Step {

  static TakeOverStep of(TakeOverAct act) {
    return of(act, "");
  }

  static TakeOverStep of(TakeOverAct act, String subject) {
    return new TakeOverStep(act, subject, Reason.TAKE_OVER_REQUESTED);
  }

  static TakeOverStep back(TakeOverAct act, String subject) {
    return new TakeOverStep(act, subject, Reason.WAY_BACK);
  }

  @Override
  @JsonIgnore
  public String title() {
    return subject.isEmpty() ? act.title() : "%s %s".formatted(act.title(), subject);
  }

  @Override
  @JsonIgnore
  public String unavailable() {
    return act.unavailable();
  }

  @Override
  @JsonIgnore
  public boolean interruptible() {
    return act.waits();
  }

  /** What a person has to approve before it; empty for what is undone cheaply. */
  Optional<TakeOverGate> gate() {
    return switch (act) {
      case CLOSE_GATEWAY, STOP_OLD -> Optional.of(TakeOverGate.STOP);
      case MOVE -> Optional.of(TakeOverGate.ofMove(subject));
      case START -> Optional.of(TakeOverGate.FIRST_WRITE);
      case EXPORT,
          TRY_HOSTS,
          AWAIT_STOPPED,
          IDENTIFY,
          APPLY,
          AWAIT_READY,
          MAKE_BUCKETS,
          SHUT_DOWN,
          AWAIT_DOWN,
          REMOVE_OLD,
          LEAD,
          SWITCH_REBALANCE,
          MOVE_BACK,
          DELETE_NEW,
          START_OLD,
          AWAIT_OLD,
          OPEN_GATEWAY,
          FORGET ->
          Optional.empty();
    };
  }
}
