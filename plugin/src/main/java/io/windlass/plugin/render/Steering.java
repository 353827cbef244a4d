package io.windlass.plugin.render;

import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person can do about a resource as it stands, as commands to be copied. */
final class Steering {

  private final Resource resource;

  Steering(Resource resource) {
    this.resource = resource;
  }

  /** A command, and what it is for. */
  record Way(String purpose, String command) {}

  List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    switch (resource.standing()) {
      case WORKING, UNSEEN -> {
        ways.add(way("hold at the next safe point", "pause"));
        ways.addAll(cancel());
      }
      case PAUSED -> {
        ways.add(way("let it go on", "resume"));
        ways.addAll(cancel());
      }
      case WAITING -> {
        ways.add(way("let it pass the gate", "approve"));
        ways.add(way("see what comes after that", "plan"));
        ways.addAll(cancel());
      }
      case STALLED -> ways.addAll(afterStall());
      case UNKNOWN -> ways.add(new Way("see what is wrong", "kubectl windlass doctor"));
      case READY, DRAINED -> {}
    }
    return ways;
  }

  /** A deletion can't be cancelled. */
  private List<Way> cancel() {
    boolean deletion =
        Stream.of(Operation.values())
            .filter(Operation::endsResource)
            .anyMatch(
                last ->
                    resource
                        .operation()
                        .filter(now -> now.name().equals(last.title()))
                        .isPresent());
    return deletion
        ? List.of()
        : List.of(way("stop in a safe state; nothing is rolled back", "cancel"));
  }

  private List<Way> afterStall() {
    if (Stream.of(Reason.values()).filter(Reason::notOurs).anyMatch(this::stalledFor)) {
      return List.of(
          way("see what adopting it comes to", "plan"),
          way("take it over, once the other operator is stopped", "adopt"));
    }
    return stalledFor(Reason.CANCELLED)
        ? List.of(way("go on after all", "retry"))
        : List.of(
            way("try again, once the cause is put right", "retry"),
            way("collect everything for a question to others", "report"));
  }

  private boolean stalledFor(Reason reason) {
    return resource
        .current("Stalled")
        .filter(stalled -> stalled.reason().equals(reason.camelCase()))
        .isPresent();
  }

  private Way way(String purpose, String verb) {
    return new Way(purpose, "kubectl windlass %s %s".formatted(verb, resource.argument()));
  }
}
