package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;

/** To try again what is stalled, or what is tried with growing pauses. */
public record Retry(String token) implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return switch (resource.standing()) {
      case READY -> Optional.of("is ready: there is nothing to try again");
      case WORKING, PAUSED, WAITING, STALLED, DRAINED, UNKNOWN, UNSEEN -> Optional.empty();
    };
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(Request.RETRY.annotation(), token);
  }

  @Override
  public String promise(Resource resource) {
    return "is tried again";
  }

  @Override
  public Heard heard(Resource before, Resource now) {
    return now.annotation(Request.RETRY.answer()).equals(token)
        ? new Heard.Yes("a workflow looks at it again")
        : new Heard.NotYet();
  }
}
