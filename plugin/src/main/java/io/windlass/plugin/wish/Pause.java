package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Optional;

/** To hold at the next safe point. */
public record Pause() implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return Optional.empty();
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(Wishes.PAUSED, "true");
  }

  @Override
  public String promise(Resource resource) {
    return switch (resource.standing()) {
      case READY, DRAINED -> "nothing is under way; the next work will be held until it is resumed";
      case STALLED -> "it is stalled; what comes after that will be held until it is resumed";
      case WORKING, PAUSED, WAITING, UNKNOWN, UNSEEN -> "holds at the next safe point";
    };
  }

  @Override
  public Heard heard(Resource before, Resource now) {
    return switch (now.standing()) {
      case READY, DRAINED -> new Heard.Yes("nothing is under way; the next work will be held");
      case PAUSED -> new Heard.Yes(now.telling().map(Condition::message).orElse("paused"));
      case STALLED ->
          new Heard.Yes(
              "stalled, and paused: "
                  + now.telling().map(Condition::message).orElse("it does not say why"));
      case WORKING, WAITING, UNKNOWN, UNSEEN -> new Heard.NotYet();
    };
  }
}
