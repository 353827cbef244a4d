package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Limits of a role whose size follows the number of matching nodes. */
public record AutoScale(
    @JsonPropertyDescription("Greatest number of daemons of the role.") @Min(1)
        @Nullable Integer sizeLimit,
    @JsonPropertyDescription(
            "How many daemons may be unavailable before the size is corrected; 0 when absent.")
        @Min(0)
        @Nullable Integer maxUnavailable)
    implements ResourcePart {}
