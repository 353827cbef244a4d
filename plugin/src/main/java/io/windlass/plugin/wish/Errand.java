package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.resource.Standing;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;

/**
 * Work that no change of the spec asks for.
 *
 * @param sentence what it comes to
 */
public record Errand(Request request, String sentence, String token) implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return Optional.empty();
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(request.annotation(), token);
  }

  @Override
  public String promise(Resource resource) {
    return sentence;
  }

  /** A stall that was there before says nothing about the request. */
  @Override
  public Heard heard(Resource before, Resource now) {
    if (now.annotation(request.answer()).equals(token)) {
      return new Heard.Yes("done: " + sentence);
    }
    return now.standing() == Standing.STALLED && !stall(now).equals(stall(before))
        ? new Heard.Refused(stall(now))
        : new Heard.NotYet();
  }

  private static String stall(Resource resource) {
    return resource.current("Stalled").filter(Condition::isTrue).map(Condition::message).orElse("");
  }
}
