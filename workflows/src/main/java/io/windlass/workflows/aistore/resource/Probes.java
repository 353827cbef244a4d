package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Timing of the three health probes of a daemon. */
@ValidationRule(
    value = "has(self.liveness) || has(self.readiness) || has(self.startup)",
    message = "empty probes: give liveness, readiness or startup, or leave probes out")
public record Probes(
    @JsonPropertyDescription(
            "Restarts the container. Default: delay 60 s, period 5 s, timeout 5 s, 10 failures.")
        @Nullable ProbeTiming liveness,
    @JsonPropertyDescription(
            "Decides whether the pod is ready. Default: period 5 s, timeout 5 s, 5 failures.")
        @Nullable ProbeTiming readiness,
    @JsonPropertyDescription(
            "Holds the other two back until it succeeds. Default: period 5 s, timeout 5 s, 30 "
                + "failures.")
        @Nullable ProbeTiming startup)
    implements ResourcePart {}
