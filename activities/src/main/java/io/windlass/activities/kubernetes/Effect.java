package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.kubernetes.Differences.Found;
import io.windlass.workflows.lifecycle.Forecast.Difference;

/** What becomes of something that another operator has made otherwise than Windlass would. */
public enum Effect {
  CHANGED("changed at once; no pod is restarted"),
  CREATED("created at once"),
  DELETED("deleted at once: the spec does not ask for it"),
  WAITS("stays until the next upgrade or restart, since it restarts pods"),
  STAYS("stays: Kubernetes does not let it change"),
  LEFT_ALONE("left alone: somebody else's"),
  NEEDS_PERSON("has to be decided by a person before it can be adopted");

  private final String sentence;

  Effect(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** That this becomes of a difference of an object. */
  public Difference of(HasMetadata object, Found found) {
    return new Difference(
        title(object),
        found.path(),
        ShownValue.of(found.path(), found.before()),
        ShownValue.of(found.path(), found.after()),
        sentence);
  }

  /** That this becomes of an object as a whole. */
  public Difference ofWhole(HasMetadata object, String theirs, String ours) {
    return new Difference(title(object), "", theirs, ours, sentence);
  }

  private static String title(HasMetadata object) {
    return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
  }
}
