package io.windlass.workflows.aistore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.windlass.workflows.lifecycle.Step;
import java.util.Set;

/**
 * Everything Windlass does to an AIStore cluster. Each is idempotent: done twice, it is done once.
 *
 * <p>Where a step says that it is refused, its activity looks once more before the effect and
 * throws {@link io.windlass.workflows.lifecycle.Failures#planOutdated}: the operation then plans
 * anew.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(KubernetesStep.class),
  @JsonSubTypes.Type(HostStep.class),
  @JsonSubTypes.Type(DataStep.class),
  @JsonSubTypes.Type(AuthorityStep.class)
})
public sealed interface AIStoreStep extends Step
    permits KubernetesStep, HostStep, DataStep, AuthorityStep {

  /** The word of the one step that no data depends on, so that a person may skip it. */
  String SEND_CONFIGURATION = "send-configuration";

  /**
   * Words of the steps that a person may skip: see {@link io.windlass.workflows.lifecycle.Skip}.
   */
  Set<String> SKIPPABLE = Set.of(SEND_CONFIGURATION);

  /** What is out of service while a target does not serve. */
  static String unreadable(String target) {
    return "objects on %s can't be read until it serves again".formatted(target);
  }
}
