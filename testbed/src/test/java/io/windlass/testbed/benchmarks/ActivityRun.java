package io.windlass.testbed.benchmarks;

import com.google.protobuf.Timestamp;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.windlass.testbed.scenarios.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An activity that came to its end, by the server's clock. */
record ActivityRun(String type, Instant asked, Instant done) {

  Duration duration() {
    return Duration.between(asked, done);
  }

  /** All of a history, in the order of their ends. */
  static List<ActivityRun> of(List<HistoryEvent> history) {
    Map<Long, HistoryEvent> asked = new HashMap<>();
    List<ActivityRun> runs = new ArrayList<>();
    for (HistoryEvent event : history) {
      if (Work.scheduled(event).isPresent()) {
        asked.put(event.getEventId(), event);
      } else if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED) {
        long origin = event.getActivityTaskCompletedEventAttributes().getScheduledEventId();
        runs.add(run(Objects.requireNonNull(asked.get(origin)), event));
      }
    }
    return runs;
  }

  private static ActivityRun run(HistoryEvent asked, HistoryEvent done) {
    return new ActivityRun(Work.scheduled(asked).orElseThrow(), time(asked), time(done));
  }

  /** The time of an event. */
  static Instant time(HistoryEvent event) {
    Timestamp time = event.getEventTime();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
