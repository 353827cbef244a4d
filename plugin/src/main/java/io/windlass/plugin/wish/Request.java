package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.resource.Standing;
import java.util.Optional;

/** Work that no change of the spec asks for. */
public record Request(Work work, String token) implements Control {

  /** What can be asked for. */
  public enum Work {
    RESTART(Tokens.RESTART, Tokens.RESTART_DONE, "every node is restarted, one after the other"),
    REBALANCE(Tokens.REBALANCE, Tokens.REBALANCE_DONE, "the data is rebalanced");

    private final String annotation;
    private final String done;
    private final String sentence;

    Work(String annotation, String done, String sentence) {
      this.annotation = annotation;
      this.done = done;
      this.sentence = sentence;
    }
  }

  @Override
  public Optional<String> pointless(Resource resource) {
    return Optional.empty();
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(work.annotation, token);
  }

  @Override
  public String promise(Resource resource) {
    return work.sentence;
  }

  /** A stall that was there before says nothing about the request. */
  @Override
  public Heard heard(Resource before, Resource now) {
    if (now.annotation(work.done).equals(token)) {
      return new Heard.Yes("done: " + work.sentence);
    }
    return now.standing() == Standing.STALLED && !stall(now).equals(stall(before))
        ? new Heard.Refused(stall(now))
        : new Heard.NotYet();
  }

  private static String stall(Resource resource) {
    return resource.current("Stalled").filter(Condition::isTrue).map(Condition::message).orElse("");
  }
}
