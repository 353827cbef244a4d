package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** PodDisruptionBudget of the targets. */
public record DisruptionBudget(
    @JsonPropertyDescription("true creates the PodDisruptionBudget.") @Nullable Boolean enabled,
    @JsonPropertyDescription(
            "How many targets an eviction may take away at once, a number or a percentage; 0 when "
                + "absent.")
        @Nullable IntOrString maxUnavailable)
    implements ResourcePart {}
