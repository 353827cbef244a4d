package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Optional;

/** To go on after a pause. */
public record Resume() implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return resource.wishes().paused() ? Optional.empty() : Optional.of("is not paused");
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.remove(Wishes.PAUSED);
  }

  @Override
  public String promise(Resource resource) {
    return "goes on";
  }

  @Override
  public Heard heard(Resource before, Resource now) {
    return switch (now.standing()) {
      case PAUSED, UNKNOWN, UNSEEN -> new Heard.NotYet();
      case READY, WORKING, WAITING, STALLED, DRAINED ->
          new Heard.Yes("goes on (%s)".formatted(now.standing().title()));
    };
  }
}
