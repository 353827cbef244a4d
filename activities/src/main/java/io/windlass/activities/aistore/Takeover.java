package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.lifecycle.Forecast.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What adopting a cluster comes to.
 *
 * @param heirlooms its objects that change hands, those that tell whose the cluster is at the end
 * @param differences what is there and Windlass would make otherwise
 * @param kept what stays as it is for now
 * @param objection why the cluster can't be adopted as it is; empty if it can
 */
record Takeover(
    List<HasMetadata> heirlooms,
    List<Difference> differences,
    Kept kept,
    Optional<String> objection) {

  Takeover {
    heirlooms = List.copyOf(heirlooms);
    differences = List.copyOf(differences);
  }

  /** What becomes of a difference. */
  enum Effect {
    CHANGED("changed at once; no pod is restarted"),
    CREATED("created at once"),
    DELETED("deleted at once: the spec does not ask for it"),
    WAITS("stays until the next upgrade or restart, since it restarts pods"),
    STAYS("stays: Kubernetes does not let it change"),
    LEFT_ALONE("left alone: somebody else's"),
    NEEDS_PERSON("has to be decided by a person before the cluster can be adopted");

    private final String sentence;

    Effect(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /** What becomes of an object as a whole. */
  static Difference ofWhole(HasMetadata object, String theirs, String ours, Effect effect) {
    return new Difference(Ownership.title(object), "", theirs, ours, effect.sentence());
  }
}
