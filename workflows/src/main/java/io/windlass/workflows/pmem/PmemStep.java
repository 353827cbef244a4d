package io.windlass.workflows.pmem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.windlass.workflows.lifecycle.Step;

/**
 * Everything Windlass does to a driver. Each is idempotent: done twice, it is done once.
 *
 * <p>Where a step says that it is refused, its activity looks once more before the effect and
 * throws {@link io.windlass.workflows.lifecycle.Failures#planOutdated}: the operation then plans
 * anew.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(DriverStep.class),
  @JsonSubTypes.Type(TrustStep.class),
  @JsonSubTypes.Type(NodeStep.class)
})
public sealed interface PmemStep extends Step permits DriverStep, TrustStep, NodeStep {}
