package io.windlass.starter.watch;

import io.windlass.starter.resource.ResourceView;
import io.windlass.starter.resource.Standing;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a resource stands, in the few words that a metric may have.
 *
 * @param reason of the condition that says so: a {@link Reason}, a word of the starter's own, or
 *     {@value #OTHER}
 */
record Situation(String kind, State state, String reason) {

  /** What people distinguish. */
  enum State {
    /** Nobody has spoken of the present generation. */
    UNSEEN,
    PROGRESSING,
    /** Paused, waiting for approval, or until a host is uncordoned. */
    HELD,
    /** The starter can't ask for its workflow. */
    UNREACHABLE,
    STALLED,
    CONVERGED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A condition may say anything, a label may not. */
  private static final String OTHER = "Other";

  private static final Set<String> KNOWN =
      Stream.concat(
              Arrays.stream(Reason.values()).map(Reason::camelCase),
              Stream.of("Accepted", Standing.TEMPORAL_UNREACHABLE))
          .collect(Collectors.toUnmodifiableSet());

  static Situation of(ResourceView view) {
    State state = state(view);
    return new Situation(view.reference().kind(), state, reason(view, state));
  }

  private static State state(ResourceView view) {
    return switch (view.standing()) {
      case UNSEEN -> State.UNSEEN;
      case STALLED_FOR_PERSON -> State.STALLED;
      case STALLED_OUTSIDE -> view.drained() ? State.HELD : State.STALLED;
      case CONVERGED -> State.CONVERGED;
      case PROGRESSING -> {
        boolean unreachable = Standing.TEMPORAL_UNREACHABLE.equals(reason(view, "Progressing"));
        yield unreachable ? State.UNREACHABLE : view.held() ? State.HELD : State.PROGRESSING;
      }
    };
  }

  private static String reason(ResourceView view, State state) {
    String said =
        switch (state) {
          case UNSEEN -> OTHER;
          case PROGRESSING, HELD, UNREACHABLE -> reason(view, "Progressing");
          case STALLED -> reason(view, "Stalled");
          case CONVERGED -> Reason.CONVERGED.camelCase();
        };
    return KNOWN.contains(said) ? said : OTHER;
  }

  private static String reason(ResourceView view, String condition) {
    return view.condition(condition).map(StatusCondition::reason).orElse(OTHER);
  }
}
