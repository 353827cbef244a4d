package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Optional;

/** To stop in a safe state, and to stay there. */
public record Cancel(String token) implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return switch (resource.standing()) {
      case READY, DRAINED -> Optional.of("has nothing under way that could be cancelled");
      case STALLED -> Optional.of("is stalled already: nothing is under way");
      case WORKING, PAUSED, WAITING, UNKNOWN, UNSEEN -> Optional.empty();
    };
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(Wishes.CANCEL, token);
  }

  @Override
  public String promise(Resource resource) {
    return "stops in a safe state; nothing is rolled back";
  }

  @Override
  public Heard heard(Resource before, Resource now) {
    return switch (now.standing()) {
      case READY, DRAINED -> new Heard.Refused("was finished before the cancel was seen");
      case STALLED -> new Heard.Yes(now.telling().map(Condition::message).orElse("stopped"));
      case WORKING, PAUSED, WAITING, UNKNOWN, UNSEEN -> new Heard.NotYet();
    };
  }
}
