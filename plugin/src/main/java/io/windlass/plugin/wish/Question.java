package io.windlass.plugin.wish;

import io.windlass.plugin.resource.PlanAnswer;
import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Forecast;
import java.util.Optional;

/**
 * Asks what would be done.
 *
 * @param token by which the answer is known
 * @param draft the spec it is asked of, as JSON; empty for the one that is there
 */
public record Question(String token, Optional<String> draft) {

  /** A draft that somebody else has left there would be answered instead. */
  public AnnotationChange change() {
    return AnnotationChange.set(Forecast.ASKED, token)
        .and(
            draft
                .map(json -> AnnotationChange.set(Forecast.DRAFT, json))
                .orElseGet(() -> AnnotationChange.remove(Forecast.DRAFT)));
  }

  /** The answer, once it is there. */
  public Optional<PlanAnswer> answer(Resource resource) {
    return resource.plan().filter(plan -> plan.token().equals(token));
  }
}
