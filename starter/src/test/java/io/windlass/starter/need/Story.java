package io.windlass.starter.need;

import io.windlass.starter.resource.Demand;
import java.time.Duration;
import java.time.Instant;

/** Drives {@link NeedsWork} through time as the attendant does; every request is accepted. */
final class Story {

  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Handled handled = Handled.nothing("uid-1");

  Story after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** Something happened to the resource or to its objects. */
  Need event(Demo demo) {
    return look(demo, false);
  }

  /** The look at everything. */
  Need resync(Demo demo) {
    return look(demo, true);
  }

  /** An event whose difference is still there at the second look. */
  Need lastingEvent(Demo demo) {
    Need first = event(demo);
    return first instanceof Need.LookAgain(Duration wait) ? after(wait).event(demo) : first;
  }

  /** The workflow was found open when {@link Need.CheckRun} asked. */
  Story runIsOpen() {
    handled = handled.runSeen(now);
    return this;
  }

  private Need look(Demo demo, boolean resync) {
    Verdict verdict = NeedsWork.decide(demo.view(), handled, new Moment(now, resync, INTERVAL));
    Handled before = verdict.handled();
    handled =
        switch (verdict.need()) {
          case Need.Ask ask ->
              before.accepted(ask, demo.generation(), demo.demands().wishes(), now);
          case Need.Cancel(String detail) -> before.heard(Demand.CANCEL, detail);
          case Need.Plan(String detail) -> before.heard(Demand.PLAN, detail);
          case Need.Nothing ignored -> before;
          case Need.LookAgain ignored -> before;
          case Need.CheckRun ignored -> before;
        };
    return verdict.need();
  }
}
