package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.windlass.activities.kubernetes.Conditions;
import java.util.List;
import java.util.Objects;

/**
 * Conditions as another operator may have written them: without the time of their last change, and
 * with a sentence for a reason. Those that Kubernetes would refuse now are completed. Pure but for
 * the clock.
 */
final class ToldConditions {

  private static final String WORD = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";

  private static final String TOLD = "Told";

  private ToldConditions() {}

  static List<Condition> completed(List<Condition> present) {
    return present.stream().map(ToldConditions::completed).toList();
  }

  private static Condition completed(Condition told) {
    String reason = Objects.requireNonNullElse(told.getReason(), "");
    boolean word = reason.matches(WORD);
    boolean whole = word && told.getLastTransitionTime() != null && told.getMessage() != null;
    return whole
        ? told
        : new ConditionBuilder()
            .withType(told.getType())
            .withStatus(told.getStatus())
            .withObservedGeneration(told.getObservedGeneration())
            .withReason(word ? reason : TOLD)
            .withMessage(Objects.requireNonNullElse(told.getMessage(), reason))
            .withLastTransitionTime(
                Objects.requireNonNullElseGet(told.getLastTransitionTime(), Conditions::now))
            .build();
  }
}
