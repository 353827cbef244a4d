package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Skip;
import java.util.Optional;

/** The step that a person has the present generation go without. */
final class Skipped {

  private Skipped() {}

  static Optional<Skip> of(AIStore aistore) {
    return Skip.of(aistore.getMetadata().getAnnotations(), aistore.getMetadata().getGeneration())
        .filter(skip -> AIStoreStep.SKIPPABLE.contains(skip.step()));
  }

  /** To be put behind the sentence that all is well; empty when nothing is skipped. */
  static String told(AIStore aistore) {
    return of(aistore)
        .map(skip -> "; skipped: %s (%s)".formatted(skip.step(), skip.reason()))
        .orElse("");
  }
}
