package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.resource.Standing;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Skip;
import java.util.Optional;

/** To go on without the step that is stuck, for the present generation of the spec. */
public record Omit(Skip skip, String token) implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return resource.standing() == Standing.STALLED
        ? Optional.empty()
        : Optional.of("is not stalled: there is no step to be skipped");
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(Skip.ANNOTATION, skip.annotation(resource.generation()))
        .and(AnnotationChange.set(Request.RETRY.annotation(), token));
  }

  @Override
  public String promise(Resource resource) {
    return "generation %d goes without %s".formatted(resource.generation(), skip.step());
  }

  /** The resource itself says which steps can be skipped. */
  @Override
  public Heard heard(Resource before, Resource now) {
    if (!now.annotation(Request.RETRY.answer()).equals(token)) {
      return new Heard.NotYet();
    }
    Optional<Condition> stall = now.current("Stalled").filter(Condition::isTrue);
    if (stall.filter(Omit::speaksOfIt).isPresent()) {
      return new Heard.Refused(stall.get().message());
    }
    return now.standing() == Standing.READY
        ? new Heard.Yes("ready without " + skip.step())
        : new Heard.NotYet();
  }

  private static boolean speaksOfIt(Condition stall) {
    return stall.reason().equals(Reason.INVALID_SPEC.camelCase())
        && stall.message().contains(Skip.ANNOTATION);
  }
}
