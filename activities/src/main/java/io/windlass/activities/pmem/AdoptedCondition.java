package io.windlass.activities.pmem;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Instant;
import java.util.Comparator;

/**
 * Tells that a driver once was another operator's, and what of that is left. Pure but for the
 * clock.
 */
final class AdoptedCondition {

  static final String TYPE = "Adopted";

  private AdoptedCondition() {}

  /** Among the others; not at all for a driver that was never adopted. */
  static Conditions in(Conditions conditions, PmemResource resource, DriverLook look) {
    if (PmemAnnotations.value(resource, Request.ADOPT.answer()).isEmpty()) {
      return conditions;
    }
    return look.kept().isEmpty()
        ? conditions.set(
            TYPE,
            true,
            "Complete",
            "Taken over from %s; every pod template is Windlass's"
                .formatted(AdoptionPlanner.OPERATOR))
        : conditions.set(
            TYPE,
            true,
            "TemplateKept",
            "Taken over from %s; its pod templates%s stay until the next upgrade or restart%s. See what differs by the annotation windlass.io/plan, and apply it by %s"
                .formatted(
                    AdoptionPlanner.OPERATOR,
                    look.observation().certified() ? " and certificates" : "",
                    end(look),
                    Request.RESTART.annotation()));
  }

  private static String end(DriverLook look) {
    return look.material().shown().values().stream()
        .map(Identity::certificate)
        .map(Term::end)
        .min(Comparator.naturalOrder())
        .map(end -> "; the first certificate %s at %s".formatted(word(end), end))
        .orElse("");
  }

  private static String word(Instant end) {
    return end.isBefore(Instant.now()) ? "has ended" : "ends";
  }
}
