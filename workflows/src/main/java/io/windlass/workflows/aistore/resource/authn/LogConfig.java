package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Log of the service. */
public record LogConfig(
    @JsonPropertyDescription("How much is logged, from 0 to 5.") @Min(0) @Max(5)
        @Nullable Integer level,
    @JsonPropertyDescription("How often the log is written out, for example 30s; at least 10s.")
        @Size(max = 64)
        @Nullable String flushInterval)
    implements ResourcePart {}
